import { element, setText } from "./element.js";
import { webhookRow } from "./webhook-row.js";

/**
 * Makes the card of an order, subscription or payment: its facts, its actions and its webhooks.
 *
 * @param name such as "order 1", with `path` in the control API
 * @param actions elements by the statuses in which they are shown, separated by spaces
 */
export function card({ name, path, price, facts, actions }) {
  const title = element("h3", { id: path.slice(1).replace("/", "-"), tabIndex: -1 });
  title.textContent = name[0].toUpperCase() + name.slice(1);
  const state = element("span", { className: "badge" });
  const described = element("p", { className: "facts" });
  const webhooks = element("ol", { className: "timeline" });
  const rows = [];
  const groups = Object.entries(actions).map(([statuses, buttons]) => ({
    statuses: statuses.split(" "),
    group: element("div", { className: "actions" }, ...buttons),
  }));
  const shown = element(
    "article",
    { className: "panel" },
    element("div", { className: "line" }, title, state, price),
    described,
    ...groups.map(({ group }) => group),
    webhooks,
  );
  shown.setAttribute("aria-labelledby", title.id);

  function update(subject) {
    const hadFocus = shown.contains(document.activeElement);
    setText(state, subject.status);
    state.dataset.state = subject.status;
    setText(described, facts(subject));
    for (const { statuses, group } of groups) group.hidden = !statuses.includes(subject.status);
    // The button that had the focus may be hidden now.
    if (hadFocus && document.activeElement?.closest("[hidden]")) title.focus();
    subject.webhooks.forEach((webhook, index) => {
      rows[index] ??= addRow(index, webhook.type);
      rows[index].update(webhook);
    });
  }

  function addRow(index, type) {
    const made = webhookRow({ name, path, index, type });
    webhooks.append(made.row);
    return made;
  }
  return { card: shown, update };
}
