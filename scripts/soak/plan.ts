import { createHash } from "node:crypto";
import type { WebhookMode } from "../../stack/simulator-client.ts";

/** What an item brings into the inventory, as Xsolla's catalogue has it: an opinion of our own, to compare with. */
export const WARES: Record<string, Record<string, number>> = {
  "coins-100": { "coins-100": 1 },
  "discounted-potion": { "discounted-potion": 1 },
  "gems-500": { "gems-500": 1, gems: 500 },
  "starter-pack": { "starter-pack": 1, "coins-100": 2, sword: 1 },
};
const MAX_QUANTITY = 3;
const UNPAID = 0.3;
const REFUNDED = 0.1;

/** What is meant to happen to one order. */
export interface PlannedOrder {
  /** Index of the player who buys. */
  player: number;
  sku: string;
  quantity: number;
  mode: WebhookMode;
  /** `refunded`: at once, while the webhooks of the payment may still be under way. `returned`: when all is bought. */
  fate: "unpaid" | "kept" | "refunded" | "returned";
}

/** The shares are exact; which orders they fall on, and all else, is drawn from the seed. */
export function planOrders(
  { orders, seed }: { orders: number; seed: number },
  players: number,
): PlannedOrder[] {
  const skus = Object.keys(WARES);
  const unpaid = Math.round(orders * UNPAID);
  const refunded = Math.round(orders * REFUNDED);
  const fateOf = (rank: number): PlannedOrder["fate"] => {
    if (rank < unpaid) return "unpaid";
    if (rank < unpaid + refunded) return rank % 2 === 0 ? "refunded" : "returned";
    return "kept";
  };
  const indices = Array.from({ length: orders }, (_, index) => index);
  const shuffled = indices.toSorted((one, other) => draw(seed, one, "rank") - draw(seed, other, "rank"));
  const ranks = new Map(shuffled.map((index, rank) => [index, rank]));
  return indices.map((index) => {
    const choose = (what: string, count: number) => Math.floor(draw(seed, index, what) * count);
    return {
      player: choose("player", players),
      sku: skus[choose("sku", skus.length)] ?? "",
      quantity: 1 + choose("quantity", MAX_QUANTITY),
      mode: choose("mode", 2) === 0 ? "combined" : "separate",
      fate: fateOf(ranks.get(index) ?? 0),
    };
  });
}

const DRAWN_BYTES = 6;

/** From 0 up to 1. */
function draw(seed: number, index: number, what: string): number {
  const digest = createHash("sha256").update(`${seed}/${index}/${what}`).digest();
  return digest.readUIntBE(0, DRAWN_BYTES) / 256 ** DRAWN_BYTES;
}
