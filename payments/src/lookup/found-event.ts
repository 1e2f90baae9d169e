import Big from "big.js";
import type { PendingOrder } from "../order-store/pending-order.ts";
import type { OrderLine } from "../orders/order.ts";
import type { OrderEvent, OrderFacts } from "../orders/order-event.ts";
import { addUp, subtract } from "../orders/order-lines.ts";
import type { XsollaOrder } from "../xsolla/read-xsolla-order.ts";

/** What is known of a pending order that Xsolla's answer does not tell. */
type Known = Pick<PendingOrder, "sandbox" | "asked" | "contents">;

/**
 * What an order's status at Xsolla says has happened to it; null when nothing has. `paid` is what `order_paid` would
 * have said: at Xsolla it turns into `done` when that notification is acknowledged.
 * https://developers.xsolla.com/solutions/payments/server-side-token-generation/set-up-order-tracking
 */
export function foundEvent(found: XsollaOrder, pending: Known): OrderEvent | null {
  switch (found.status) {
    case "paid":
    case "done":
      return {
        type: "paid",
        toldBy: "status",
        facts: factsOf(found, pending),
        mayDiffer: { amount: isDiscounted(found), items: pending.contents.length > 0 },
      };
    case "canceled":
      return { type: "canceled", facts: factsOf(found, pending), refund: null };
    case "expired":
      return { type: "expired" };
    default:
      return null;
  }
}

const factsOf = ({ content }: XsollaOrder, known: Known): OrderFacts => ({
  sandbox: known.sandbox,
  items: withContents(addUp(content?.items ?? []), known),
  amount: content?.price?.amount ?? null,
  currency: content?.price?.currency ?? null,
  transactionId: null,
  externalId: null,
});

/**
 * `order_paid` lists the contents of bundles. This answer does so if it has more than the player asked for. If it tells
 * no items at all, they are those that the player asked for: nobody can change an order in Pay Station.
 */
function withContents(items: OrderLine[], { asked, contents }: Known): OrderLine[] {
  const isListed = subtract(items, asked).length > 0;
  return isListed ? items : addUp([...(items.length > 0 ? items : asked), ...contents]);
}

function isDiscounted({ content }: XsollaOrder): boolean {
  const price = content?.price;
  return price?.amount_without_discount != null && !new Big(price.amount).eq(price.amount_without_discount);
}
