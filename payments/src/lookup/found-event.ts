import Big from "big.js";
import type { PendingOrder } from "../order-store/pending-order.ts";
import type { OrderLine } from "../orders/order.ts";
import type { OrderEvent, OrderFacts } from "../orders/order-event.ts";
import { addUp, subtract } from "../orders/order-lines.ts";
import type { XsollaOrder } from "../xsolla/read-xsolla-order.ts";

/** Facts from the pending order that Xsolla's answer does not contain. */
type RecordedFacts = Pick<PendingOrder, "sandbox" | "asked" | "contents">;

/**
 * Derives the event of an order from its status at Xsolla. Returns null if nothing has happened to the order. Both
 * `paid` and `done` mean that the order is paid: Xsolla changes `paid` to `done` when `order_paid` is acknowledged.
 * https://developers.xsolla.com/solutions/payments/server-side-token-generation/set-up-order-tracking
 */
export function foundEvent(found: XsollaOrder, pending: RecordedFacts): OrderEvent | null {
  switch (found.status) {
    case "paid":
    case "done":
      return {
        type: "paid",
        reportedBy: "status",
        facts: factsOf(found, pending),
        tolerance: { amount: isDiscounted(found), items: pending.contents.length > 0 },
      };
    case "canceled":
      return { type: "canceled", facts: factsOf(found, pending), refund: null };
    case "expired":
      return { type: "expired" };
    default:
      return null;
  }
}

const factsOf = ({ content }: XsollaOrder, recorded: RecordedFacts): OrderFacts => ({
  sandbox: recorded.sandbox,
  items: withContents(addUp(content?.items ?? []), recorded),
  amount: content?.price?.amount ?? null,
  currency: content?.price?.currency ?? null,
  transactionId: null,
  externalId: null,
});

/**
 * Adds the contents of bundles, because `order_paid` lists them too. If the answer has more items than the player asked
 * for, it lists them already. If it has no items, they are the items that the player asked for, because nobody can
 * change an order in Pay Station.
 */
function withContents(items: OrderLine[], { asked, contents }: RecordedFacts): OrderLine[] {
  const isListed = subtract(items, asked).length > 0;
  return isListed ? items : addUp([...(items.length > 0 ? items : asked), ...contents]);
}

function isDiscounted({ content }: XsollaOrder): boolean {
  const price = content?.price;
  return price?.amount_without_discount != null && !new Big(price.amount).eq(price.amount_without_discount);
}
