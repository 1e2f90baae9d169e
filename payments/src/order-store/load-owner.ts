import type { DocumentSnapshot, Firestore } from "firebase-admin/firestore";
import { z } from "zod";
import { orderOwnerAt } from "../firestore/paths.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

const ownerDocument = z.object({ uid: z.string().refine(canOwnOrders) });

/** Loads the uid of an order's owner; undefined when the order is not on record. */
export const loadOwner = async (db: Firestore, orderId: string): Promise<string | undefined> =>
  ownerIn(await orderOwnerAt(db, orderId).get());

/** Reads the uid from the document of an order's owner; undefined when there is none, or none that is readable. */
export const ownerIn = (stored: DocumentSnapshot): string | undefined =>
  ownerDocument.safeParse(stored.data()).data?.uid;
