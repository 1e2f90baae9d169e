import { z } from "zod";
import { digits, lax } from "../fields.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/** A Web Shop may use an e-mail address as the user id. It is not read, because it must not get into the log. */
const uid = lax(z.string().refine((text) => canOwnOrders(text) && !text.includes("@")));
const transaction = lax(z.object({ id: lax(digits) }));
const orderIds = lax(z.object({ id: lax(digits), invoice_id: lax(digits) }));

const moneyBody = z.object({
  user: lax(z.object({ id: uid, external_id: uid })),
  order: orderIds,
  purchase: lax(z.object({ order: orderIds })),
  billing: lax(z.object({ transaction })),
  transaction,
  event: lax(z.object({ transaction_id: lax(digits) })),
});

/** Reads the ids of the user, the order and the transaction that the body of a notification names. */
export function moneyIds(body: unknown): { uid?: string; orderId?: string; transactionId?: string } {
  const { user, order, purchase, billing, transaction, event } = moneyBody.safeParse(body).data ?? {};
  const ids = {
    uid: user?.external_id ?? user?.id,
    orderId: order?.id ?? purchase?.order?.id,
    transactionId: transaction?.id ?? billing?.transaction?.id ?? event?.transaction_id ?? order?.invoice_id,
  };
  return Object.fromEntries(Object.entries(ids).filter(([, value]) => value));
}
