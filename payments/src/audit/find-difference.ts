import Big from "big.js";
import type { RecordedOrder } from "../order-store/load-recorded-order.ts";
import type { Order } from "../orders/order.ts";
import { outranksRecorded } from "../orders/problems.ts";
import type { SearchedOrder } from "../xsolla/search-orders.ts";
import type { DifferenceKind } from "./difference.ts";
import { allLines, boughtLines, isCanceled, isPaid, toleranceFor } from "./searched-order.ts";

/**
 * Compares an order of Xsolla's ledger with the order on record. It is pure, and returns null if the two agree.
 *
 * A difference that only a human can settle is returned until the order has it, or a graver one, as its `problem`. An
 * order that a notification canceled stays canceled, because `canceled` is final.
 */
export function findDifference(found: SearchedOrder, here: RecordedOrder | null): DifferenceKind | null {
  if (isPaid(found)) return here ? ofPaid(found, here) : "not-on-record";
  if (isCanceled(found)) return here ? ofCanceled(found, here) : ofUnknownCanceled(found);
  // Unpaid at Xsolla.
  return here && isPaidHere(here) && outranksRecorded("not-at-xsolla", here.order) ? "not-at-xsolla" : null;
}

/** Tells whether an order of this backend's token call is paid on record. */
export const isPaidHere = ({ order: { source, status } }: RecordedOrder): boolean =>
  source === "token" && (status === "paid" || status === "done");

function ofPaid(found: SearchedOrder, here: RecordedOrder): DifferenceKind | null {
  const { order } = here;
  if (order.status === "canceled")
    return !order.paidAt && outranksRecorded("paid-when-canceled", order) ? "paid-not-granted" : null;
  if (order.status !== "done") return "paid-not-granted";
  if (ownersDiffer(found, here)) return "owner-differs";
  if (amountsDiffer(found, order) && outranksRecorded("amount-mismatch", order)) return "amount-differs";
  return itemsDiffer(found, order) && outranksRecorded("items-mismatch", order) ? "items-differ" : null;
}

function ofCanceled(found: SearchedOrder, here: RecordedOrder): DifferenceKind | null {
  const wasPaid = found.invoice_id != null || here.order.status === "paid" || here.order.status === "done";
  if (here.order.status !== "canceled" && wasPaid) return "refunded-not-revoked";
  return ownersDiffer(found, here) ? "owner-differs" : null;
}

/** Ignores a canceled order that was never paid, because it would change nothing. */
const ofUnknownCanceled = (found: SearchedOrder): DifferenceKind | null =>
  found.invoice_id == null ? null : "not-on-record";

const ownersDiffer = (found: SearchedOrder, { key, order }: RecordedOrder): boolean =>
  found.user != null && found.user.id !== key.uid && outranksRecorded("owner-mismatch", order);

/**
 * Compares the amounts. Another currency is a difference only after a notification has reported the amount. Until then
 * the record has the catalogue's quote, and the player may have paid in another currency.
 */
function amountsDiffer(found: SearchedOrder, { amount, currency, transactionId }: Order): boolean {
  if (found.price == null || amount === null || currency === null || toleranceFor(found).amount) return false;
  if (currency !== found.price.currency) return transactionId !== null;
  return !new Big(amount).eq(found.price.amount);
}

/** Compares the items. The record has contents of bundles and bonuses, which order search may leave out. */
function itemsDiffer(found: SearchedOrder, { items }: Order): boolean {
  const quantityOf = (sku: string) => items.find((line) => line.sku === sku)?.quantity ?? 0;
  const mayBeMore = toleranceFor(found).items;
  const isMissing = boughtLines(found).some(({ sku, quantity }) =>
    mayBeMore ? quantityOf(sku) < quantity : quantityOf(sku) !== quantity,
  );
  return isMissing || (!mayBeMore && items.length !== allLines(found).length);
}
