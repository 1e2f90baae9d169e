import { doc, type Firestore, onSnapshot } from "firebase/firestore";
import { z } from "zod";
import { firstMatch } from "./first-match.ts";

const order = z.looseObject({
  status: z.enum(["new", "paid", "done", "canceled", "expired"]),
  granted: z.boolean(),
  problem: z.string().nullish(),
  amount: z.string().nullish(),
  currency: z.string().nullish(),
  gift: z.unknown().optional(),
});

export type Order = z.infer<typeof order>;

/** Listens to an order, as a game does, until it matches. The document need not exist yet. */
export function waitForOrder(
  firestore: Firestore,
  path: { uid: string; orderId: string },
  wanted: (order: Order) => boolean,
  signal: AbortSignal,
): Promise<Order> {
  const reference = doc(firestore, "xsollaPlayers", path.uid, "xsollaOrders", path.orderId);
  return firstMatch<unknown>(
    (next, fail) => onSnapshot(reference, (snapshot) => next(snapshot.data()), fail),
    (data) => data !== undefined && wanted(order.parse(data)),
    signal,
  ).then((data) => order.parse(data));
}
