import { actionButton } from "./action-button.js";
import { card } from "./card.js";
import { element, setText } from "./element.js";

/** Makes the card of a subscription, with the webhooks about it and its payments. */
export function subscriptionCard(subscription) {
  const id = subscription.subscription_id;
  const of = `subscription ${id}`;
  const path = `/subscriptions/${id}`;
  const plan = element("span");
  const action = (label, name) => actionButton({ label, of, path, action: name });
  const made = card({
    name: of,
    path,
    price: plan,
    facts: describe,
    actions: {
      "active non_renewing": [
        action("Renew", "renew"),
        action("Stop renewing", "non-renewing"),
        action("Cancel", "cancel"),
      ],
      "active non_renewing canceled": [action("Refund the last payment", "refund")],
    },
  });
  function update(changed) {
    setText(plan, changed.plan_id);
    made.update(changed);
  }
  update(subscription);
  return { card: made.card, update };
}

const day = (at) => at.slice(0, 10);

const describe = ({ user, sandbox, next_charge_at, ends_at, payments }) =>
  [
    `${user.id} (${user.country})`,
    sandbox ? "sandbox" : "live",
    ends_at ? `ends ${day(ends_at)}` : `next charge ${day(next_charge_at)}`,
    `${payments.length} ${payments.length === 1 ? "payment" : "payments"}`,
  ].join(" · ");
