import { randomUUID } from "node:crypto";
import type { Firestore } from "firebase-admin/firestore";
import { orderAt, orderOwnerAt, pendingOrderAt } from "../../payments/src/firestore/paths.ts";
import { writeOrder } from "../../payments/src/order-store/order-document.ts";
import { newPendingOrder } from "../../payments/src/order-store/pending-order.ts";

/** Orders with consecutive ids, created at even intervals. */
export interface OrderRange {
  /** The lowest order id. */
  first: number;
  count: number;
  from: Date;
  until: Date;
}

/** Computes when an order of a range was created. */
export const creationTime = ({ count, from, until }: OrderRange, index: number): Date =>
  new Date(from.getTime() + Math.floor(((until.getTime() - from.getTime()) * index) / count));

/** Writes orders as `getXsollaPaymentToken` does: order, owner and pending order. Each order has its own player. */
export async function seedOrders(
  db: Firestore,
  range: OrderRange,
  onProgress: (done: number) => void,
): Promise<void> {
  const { first, count } = range;
  const writer = db.bulkWriter({ throttling: false });
  const asked = [{ sku: "coins-100", quantity: 1 }];
  for (let index = 0; index < count; index += 1) {
    const now = creationTime(range, index);
    const key = { uid: randomUUID(), orderId: String(first + index) };
    const order = {
      items: asked,
      amount: "9.99",
      currency: "EUR",
      externalId: randomUUID(),
      sandbox: true,
      status: "new" as const,
      granted: false,
      transactionId: null,
      refunds: [],
      problem: null,
      source: "token" as const,
      createdAt: now,
      updatedAt: now,
    };
    const pending = newPendingOrder({ token: `token-${index}`, sandbox: true, asked, contents: [] }, now);
    void writer.create(orderAt(db, key), writeOrder(order));
    void writer.create(orderOwnerAt(db, key.orderId), { ...key });
    void writer.create(pendingOrderAt(db, key), { ...pending });
    // Limits the memory, because the writer holds all documents that are not written yet.
    if (index % 1_000 === 999) {
      await writer.flush();
      onProgress(index + 1);
    }
  }
  await writer.close();
  onProgress(count);
}
