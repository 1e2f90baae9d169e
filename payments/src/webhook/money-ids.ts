import { z } from "zod";
import { digits, lax } from "../fields.ts";
import { loggableUid } from "../loggable-uid.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/** An e-mail address, which a Web Shop may use as the user id, is not read, because the ids are logged. */
const uid = lax(z.string().refine((text) => canOwnOrders(text) && loggableUid(text) !== undefined));
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
