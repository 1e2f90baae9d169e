import type { DocumentSnapshot, Firestore } from "firebase-admin/firestore";
import { z } from "zod";
import { orderOwnerAt } from "../firestore/paths.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

const ownerDocument = z.object({ uid: z.string().refine(canOwnOrders) });

/** The player whose order this is; undefined when it is not on record. */
export const loadOwner = async (db: Firestore, orderId: string): Promise<string | undefined> =>
  ownerIn(await orderOwnerAt(db, orderId).get());

/** The player that an order owner's document names; undefined when there is none, or none that can be read. */
export const ownerIn = (stored: DocumentSnapshot): string | undefined =>
  ownerDocument.safeParse(stored.data()).data?.uid;
