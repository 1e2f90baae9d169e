import { actionButton } from "./action-button.js";
import { card } from "./card.js";
import { element } from "./element.js";

/** Makes the card of a payment without an order. */
export function paymentCard(payment) {
  const { transaction_id: id, amount, currency } = payment;
  const of = `payment ${id}`;
  const path = `/payments/${id}`;
  const made = card({
    name: of,
    path,
    price: element("span", { textContent: `${amount} ${currency}` }),
    facts: describe,
    actions: { done: [actionButton({ label: "Refund", of, path, action: "refund" })] },
  });
  made.update(payment);
  return made;
}

const describe = ({ user, sandbox, purchase, external_id }) =>
  [
    purchase.virtual_currency
      ? `${purchase.virtual_currency.quantity} × ${purchase.virtual_currency.sku}`
      : "a sum that the studio named",
    `${user.id} (${user.country})`,
    sandbox ? "sandbox" : "live",
    ...(external_id ? [external_id] : []),
  ].join(" · ");
