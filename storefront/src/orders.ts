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

const stack = z.object({ quantity: z.number() });

/** Listens to the player's quantities by SKU. Returns a function that stops. */
export function watchInventory(uid: string, onChange: (stacks: Map<string, number>) => void): () => void {
  return onSnapshot(collection(firestore, `xsollaPlayers/${uid}/xsollaInventory`), ({ docs }) => {
    const stacks = docs.map((doc): [string, number] => [
      doc.id,
      stack.safeParse(doc.data()).data?.quantity ?? 0,
    ]);
    onChange(new Map(stacks.filter(([, quantity]) => quantity !== 0)));
  });
}
