import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { type OrderKey, orderAt } from "../firestore/paths.ts";
import type { Order } from "../orders/order.ts";
import { readOrder } from "./order-document.ts";

/** Loads an order; null when it is not on record. */
export async function loadOrder(backend: Backend, key: OrderKey): Promise<Order | null> {
  const stored = await orderAt(firestore(backend), key).get();
  return stored.exists ? readOrder(stored.data()) : null;
}
