import { clock, element, setText } from "./element.js";
import { request } from "./request.js";
import { webhookRow } from "./webhook-row.js";

/** An order, what can be done to it, and its webhooks. */
export function orderCard(order) {
  const id = order.order_id;
  const title = element("h3", { id: `order-${id}`, textContent: `Order ${id}`, tabIndex: -1 });
  const state = element("span", { className: "badge" });
  const webhooks = element("ol", { className: "timeline" });
  const rows = [];
  const isNew = element(
    "div",
    { className: "actions" },
    action("Pay", "pay"),
    action("Decline", "decline"),
    action("Pay and refund, out of order", "out-of-order"),
  );
  const isPaid = element(
    "div",
    { className: "actions" },
    action("Refund", "refund"),
    partialRefund(),
    action("Dispute", "dispute"),
  );
  const card = element(
    "article",
    { className: "panel" },
    element("div", { className: "line" }, title, state, element("span", { textContent: price(order) })),
    element("p", { className: "facts", textContent: describe(order) }),
    isNew,
    isPaid,
    webhooks,
  );
  card.setAttribute("aria-labelledby", title.id);

  function action(label, name, readBody = () => ({})) {
    return element("button", {
      type: "button",
      textContent: label,
      ariaLabel: `${label}: order ${id}`,
      onclick: () => request(`${label}, order ${id}`, "POST", `/orders/${id}/${name}`, readBody()),
    });
  }

  function partialRefund() {
    const { amount, currency } = order.price;
    const input = element("input", {
      inputMode: "decimal",
      size: 6,
      value: String(Math.floor(Number(amount) * 50) / 100),
      ariaLabel: `Part to refund of order ${id}, in ${currency}`,
    });
    const button = action("Refund part", "partial-refund", () => ({
      amount: input.value.trim().replace(",", "."),
    }));
    return element("span", { className: "part" }, input, button);
  }

  function update({ status, webhooks: sent }) {
    const hadFocus = card.contains(document.activeElement);
    setText(state, status);
    state.dataset.state = status;
    isNew.hidden = status !== "new";
    isPaid.hidden = status !== "paid" && status !== "done";
    // The button that did it may be gone now.
    if (hadFocus && document.activeElement?.closest("[hidden]")) title.focus();
    sent.forEach((webhook, index) => {
      rows[index] ??= addRow(index, webhook.type);
      rows[index].update(webhook);
    });
  }

  function addRow(index, type) {
    const made = webhookRow(id, index, type);
    webhooks.append(made.row);
    return made;
  }
  update(order);
  return { card, update };
}

const price = ({ price: { amount, currency } }) => `${amount} ${currency}`;

const describe = ({ items, user, created_at, sandbox, external_id }) =>
  [
    items.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", "),
    `${user.id} (${user.country})`,
    clock(created_at),
    sandbox ? "sandbox" : "live",
    ...(external_id ? [external_id] : []),
  ].join(" · ");
