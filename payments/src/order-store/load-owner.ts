import type { Firestore } from "firebase-admin/firestore";
import { z } from "zod";
import { orderOwnerAt } from "../firestore/paths.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

const ownerDocument = z.object({ uid: z.string().refine(canOwnOrders) });

/** The player whose order this is; undefined when it is not on record. */
export async function loadOwner(db: Firestore, orderId: string): Promise<string | undefined> {
  const stored = await orderOwnerAt(db, orderId).get();
  return ownerDocument.safeParse(stored.data()).data?.uid;
}
