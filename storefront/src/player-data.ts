import { collection, limit, onSnapshot, orderBy, query, Timestamp } from "firebase/firestore";
import { z } from "zod/mini";
import { firestore } from "./firebase.ts";

const order = z.object({
  status: z.enum(["new", "paid", "done", "canceled", "expired"]),
  granted: z.boolean(),
  items: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  amount: z.nullish(z.string()),
  currency: z.nullish(z.string()),
  createdAt: z.instanceof(Timestamp),
});

/** The fields of `xsollaPlayers/{uid}/xsollaOrders/{id}` that the shop shows. */
export type Order = z.infer<typeof order> & { id: string };

/** Listens to the player's last orders. Returns a function that stops. */
export function watchOrders(uid: string, onChange: (orders: Order[]) => void): () => void {
  const latest = query(
    collection(firestore, `xsollaPlayers/${uid}/xsollaOrders`),
    orderBy("createdAt", "desc"),
    limit(20),
  );
  return onSnapshot(latest, ({ docs }) => {
    const read = docs.map((doc) => ({ id: doc.id, parsed: order.safeParse(doc.data()) }));
    onChange(read.flatMap(({ id, parsed }) => (parsed.success ? [{ id, ...parsed.data }] : [])));
  });
}

const ownedItem = z.object({ quantity: z.number(), expiresAt: z.nullish(z.instanceof(Timestamp)) });

/** How many pieces of an item the player has, and when they expire. Null if they do not. */
export interface OwnedItem {
  quantity: number;
  expiresAt: Date | null;
}

/** Listens to the player's items by SKU. Returns a function that stops. */
export function watchInventory(uid: string, onChange: (items: Map<string, OwnedItem>) => void): () => void {
  return onSnapshot(collection(firestore, `xsollaPlayers/${uid}/xsollaInventory`), ({ docs }) => {
    const items = docs.map((doc): [string, OwnedItem] => {
      const { quantity = 0, expiresAt } = ownedItem.safeParse(doc.data()).data ?? {};
      return [doc.id, { quantity, expiresAt: expiresAt?.toDate() ?? null }];
    });
    onChange(new Map(items.filter(([, { quantity }]) => quantity !== 0)));
  });
}

const subscription = z.object({
  planId: z.nullish(z.string()),
  status: z.enum(["active", "non_renewing", "canceled"]),
  nextChargeAt: z.nullish(z.instanceof(Timestamp)),
  endsAt: z.nullish(z.instanceof(Timestamp)),
});

/** The fields of `xsollaPlayers/{uid}/xsollaSubscriptions/{id}` that the shop shows. */
export interface Subscription {
  id: string;
  planId: string;
  status: "active" | "non_renewing" | "canceled";
  /** When the subscription ends, or else when the next payment is due. */
  at: Date | null;
}

/** Listens to the player's subscriptions. Returns a function that stops. */
export function watchSubscriptions(
  uid: string,
  onChange: (subscriptions: Subscription[]) => void,
): () => void {
  return onSnapshot(collection(firestore, `xsollaPlayers/${uid}/xsollaSubscriptions`), ({ docs }) => {
    onChange(
      docs.flatMap((doc) => {
        const { data } = subscription.safeParse(doc.data());
        if (!data) return [];
        const { planId, status, nextChargeAt, endsAt } = data;
        return [
          { id: doc.id, planId: planId ?? doc.id, status, at: (endsAt ?? nextChargeAt)?.toDate() ?? null },
        ];
      }),
    );
  });
}
