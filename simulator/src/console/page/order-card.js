import { actionButton } from "./action-button.js";
import { card } from "./card.js";
import { clock, element, setText } from "./element.js";

/** Makes the card of an order. */
export function orderCard(order) {
  const id = order.order_id;
  const of = `order ${id}`;
  const path = `/orders/${id}`;
  const price = element("span");
  const action = (label, name, readBody) => actionButton({ label, of, path, action: name, readBody });
  const made = card({
    name: of,
    path,
    price,
    facts: describe,
    actions: {
      new: [
        action("Pay", "pay"),
        promoCode(),
        action("Decline", "decline"),
        action("Pay and refund, out of order", "out-of-order"),
      ],
      "paid done": [
        action("Refund", "refund"),
        partialRefund(),
        action("Dispute", "dispute"),
        action("Charge back", "chargeback"),
      ],
    },
  });

  function promoCode() {
    const input = element("input", { size: 9, placeholder: "SAVE20", ariaLabel: `Promo code for ${of}` });
    const button = action("Pay with code", "pay", () => ({ promoCode: input.value.trim() || "SAVE20" }));
    return element("span", { className: "part" }, input, button);
  }

  function partialRefund() {
    const { amount, currency } = order.price;
    const input = element("input", {
      inputMode: "decimal",
      size: 6,
      value: String(Math.floor(Number(amount) * 50) / 100),
      ariaLabel: `Part to refund of ${of}, in ${currency}`,
    });
    const button = action("Refund part", "partial-refund", () => ({
      amount: input.value.trim().replace(",", "."),
    }));
    return element("span", { className: "part" }, input, button);
  }

  function update(changed) {
    setText(price, `${changed.price.amount} ${changed.price.currency}`);
    made.update(changed);
  }
  update(order);
  return { card: made.card, update };
}

const describe = ({ items, user, created_at, sandbox, external_id, source, promo_code, gift_to, refunded }) =>
  [
    items.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", "),
    `${user.id} (${user.country})`,
    clock(created_at),
    sandbox ? "sandbox" : "live",
    ...(source === "web-shop" ? ["from the Web Shop"] : []),
    ...(promo_code ? [`promo code ${promo_code}`] : []),
    ...(gift_to ? [`gift to ${gift_to}`] : []),
    ...(refunded > 0 ? [`${refunded} refunded`] : []),
    ...(external_id ? [external_id] : []),
  ].join(" · ");
