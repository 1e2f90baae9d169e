import { findOrder } from "../order-store/find-order.ts";
import { loadOrder } from "../order-store/load-order.ts";
import type { RecordedOrder } from "../order-store/load-recorded-order.ts";
import type { AuditRun } from "./audit-run.ts";
import { noteFailure, reportDifference } from "./compare-order.ts";

/**
 * Compares the orders of transactions that Xsolla reports as refunded. They must be canceled here. Chargebacks arrive
 * months after the payment, when the scheduled audit does not compare the order any more.
 */
export async function compareRefunds(run: AuditRun, transactionIds: string[]): Promise<void> {
  for (const transactionId of transactionIds) {
    try {
      const here = await loadPaidBy(run, transactionId);
      if (!here || here.order.status === "canceled") continue;
      if (here.order.sandbox && !run.withSandbox) continue;
      run.seen.add(here.key.orderId);
      await reportDifference(run, "refunded-not-revoked", asCanceled(here, transactionId), here);
    } catch (error) {
      noteFailure(run, error, { transactionId });
    }
  }
}

async function loadPaidBy({ backend }: AuditRun, transactionId: string): Promise<RecordedOrder | null> {
  const key = await findOrder(backend, { transactionId });
  const order = key && (await loadOrder(backend, key));
  return order && { key, order };
}

/** Makes the order as order search would show it after the refund, because the report names the transaction only. */
const asCanceled = ({ key, order }: RecordedOrder, transactionId: string) => ({
  order_id: key.orderId,
  status: "canceled",
  mode: order.sandbox ? "sandbox" : "default",
  invoice_id: transactionId,
  price:
    order.amount === null || order.currency === null
      ? null
      : { amount: order.amount, currency: order.currency, is_virtual_currency: false },
  user: { id: key.uid },
  items: order.items.map((line) => ({ ...line, type: null, is_free: null, is_bonus: null, price: null })),
  promotions: null,
  coupons: null,
});
