import type { Firestore } from "firebase-admin/firestore";
import { z } from "zod";
import { orderOwnerAt } from "../firestore/paths.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

const ownerDocument = z.object({ uid: z.string().refine(canOwnOrders) });

/** Loads the uid of an order's owner; undefined when the order is not on record. */
export async function loadOwner(db: Firestore, orderId: string): Promise<string | undefined> {
  const stored = await orderOwnerAt(db, orderId).get();
  return ownerDocument.safeParse(stored.data()).data?.uid;
}
