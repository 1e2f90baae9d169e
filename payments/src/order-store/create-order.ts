import { GrpcStatus } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { type OrderKey, orderAt, orderOwnerAt, pendingOrderAt, playerAt } from "../firestore/paths.ts";
import { hasCode } from "../firestore/until-committed.ts";
import type { Order } from "../orders/order.ts";
import type { OrderExtras } from "../orders/order-extras.ts";
import { writeOrder } from "./order-document.ts";
import { newPendingOrder, type PendingOrder } from "./pending-order.ts";

/**
 * Writes the order of a new payment token, its owner, its pending order and its player's tenant. If a webhook has
 * created the order already, that record stays as it is.
 */
export async function createOrder(
  backend: Backend,
  key: OrderKey,
  asked: Pick<Order, "items" | "amount" | "currency" | "quoteIsInexact" | "externalId" | "sandbox"> &
    OrderExtras,
  { token, contents }: Pick<PendingOrder, "token" | "contents">,
  tenant?: string,
): Promise<void> {
  const db = firestore(backend);
  const now = new Date();
  const order: Order = {
    ...asked,
    status: "new",
    granted: false,
    transactionId: null,
    refunds: [],
    problem: null,
    source: "token",
    createdAt: now,
    updatedAt: now,
  };
  const pending = newPendingOrder({ token, contents, asked: asked.items, sandbox: asked.sandbox }, now);
  const batch = db.batch();
  // `user_validation` names no tenant, so the player's tenant is stored here.
  if (tenant !== undefined) batch.set(playerAt(db, key.uid), { tenant }, { merge: true });
  await batch
    .create(orderAt(db, key), writeOrder(order))
    .create(orderOwnerAt(db, key.orderId), { ...key })
    .set(pendingOrderAt(db, key), { ...pending })
    .commit()
    .catch((error: unknown) => {
      if (!hasCode(error, GrpcStatus.ALREADY_EXISTS)) throw error;
    });
}
