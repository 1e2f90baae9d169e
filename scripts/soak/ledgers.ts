import { z } from "zod";
import type { SimulatorClient } from "../../stack/simulator-client.ts";

const xsollaOrder = z.object({
  order_id: z.int(),
  source: z.enum(["token", "web-shop"]),
  created_at: z.iso.datetime().transform((text) => new Date(text)),
  status: z.enum(["new", "paid", "done", "canceled"]),
  user: z.object({ id: z.string() }),
  items: z.array(z.object({ sku: z.string(), quantity: z.int() })),
  webhooks: z.array(
    z.object({
      type: z.string(),
      state: z.enum(["pending", "delivered", "failed", "lost"]),
      attempts: z.array(z.object({ status: z.int().nullable() })),
    }),
  ),
});

/** An order in Xsolla's ledger, with the state of its webhooks. */
export type XsollaOrder = z.infer<typeof xsollaOrder>;

/** Reads Xsolla's ledger from the simulator. */
export async function readXsollaOrders(simulator: SimulatorClient): Promise<XsollaOrder[]> {
  return z.array(xsollaOrder).parse(await simulator.orders());
}

/** An order in Firestore's ledger. */
export interface FirestoreOrder {
  orderId: number;
  status: "new" | "paid" | "done" | "canceled" | "expired";
  granted: boolean;
  problem: string | null;
  doneAt: Date | undefined;
}

/** Everything in Firestore that a soak compares with Xsolla's ledger. */
export interface FirestoreLedger {
  orders: FirestoreOrder[];
  /** Quantities by `stackOf` player and SKU. */
  inventory: Map<string, number>;
  /** User of each notification that was neither handled nor ignored; undefined if unknown. */
  openNotifications: (string | undefined)[];
}

/** Makes the key of a player's quantity of one SKU. */
export const stackOf = (uid: string, sku: string): string => `${uid}/${sku}`;

/** Returns the player of such a key. */
export const ownerOf = (stack: string): string => stack.split("/", 1)[0] ?? "";
