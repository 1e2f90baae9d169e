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

/** An order as Xsolla has it, with all that became of its webhooks. */
export type XsollaOrder = z.infer<typeof xsollaOrder>;

export async function readXsollaOrders(simulator: SimulatorClient): Promise<XsollaOrder[]> {
  return z.array(xsollaOrder).parse(await simulator.orders());
}

/** An order as Firestore has it. */
export interface OurOrder {
  orderId: number;
  status: "new" | "paid" | "done" | "canceled" | "expired";
  granted: boolean;
  problem: string | null;
  doneAt: Date | undefined;
}

export interface OurBooks {
  orders: OurOrder[];
  /** Quantities by `stackOf` player and SKU. */
  inventory: Map<string, number>;
  /** The user of each notification that was neither handled nor ignored; undefined where none is known. */
  openNotifications: (string | undefined)[];
}

/** Names what a player has of one SKU. */
export const stackOf = (uid: string, sku: string): string => `${uid}/${sku}`;

/** The player whose stack it is. */
export const ownerOf = (stack: string): string => stack.split("/", 1)[0] ?? "";
