import { createHash } from "node:crypto";
import type { WebhookMode } from "../../stack/simulator-client.ts";

/** Pieces that each item adds to the inventory. Written by hand, to check what the backend reads from the catalogue. */
export const CONTENTS: Record<string, Record<string, number>> = {
  "coins-100": { "coins-100": 1 },
  "discounted-potion": { "discounted-potion": 1 },
  "gems-500": { "gems-500": 1, gems: 500 },
  "starter-pack": { "starter-pack": 1, "coins-100": 2, sword: 1 },
};
const MAX_QUANTITY = 3;
const UNPAID = 0.3;
const REFUNDED = 0.1;
const LATE = 0.03;
const WEB_SHOP = 0.05;

/** The plan for one order. */
export interface PlannedOrder {
  /** Index of the player who buys. */
  player: number;
  sku: string;
  quantity: number;
  mode: WebhookMode;
  /**
   * `refunded`: at once, while the webhooks of the payment may still be in flight. `returned`: refunded after all
   * purchases. `charged-back`: ten days later. `late`: paid in the last minute of its token.
   */
  outcome: "unpaid" | "paid" | "refunded" | "returned" | "charged-back" | "late";
  /** `web-shop`: bought without a token call. */
  channel: "token" | "web-shop";
}

const REFUNDS = ["refunded", "returned", "charged-back"] as const;

/** Plans all orders. The shares are exact. The seed decides everything else. */
export function planOrders(
  { orders, seed }: { orders: number; seed: number },
  players: number,
): PlannedOrder[] {
  const skus = Object.keys(CONTENTS);
  const unpaid = Math.round(orders * UNPAID);
  const refunded = Math.round(orders * REFUNDED);
  const late = Math.ceil(orders * LATE);
  const outcomeOf = (rank: number): PlannedOrder["outcome"] => {
    if (rank < unpaid) return "unpaid";
    if (rank < unpaid + refunded) return REFUNDS[rank % REFUNDS.length] ?? "refunded";
    return rank < unpaid + refunded + late ? "late" : "paid";
  };
  const indices = Array.from({ length: orders }, (_, index) => index);
  const ranks = new Map(shuffle(seed, indices, "rank").map((index, rank) => [index, rank]));
  const outcomes = indices.map((index) => outcomeOf(ranks.get(index) ?? 0));
  // An order of a Web Shop has no token, so it cannot be paid in the last minute of one.
  const candidates = indices.filter((index) => outcomes[index] !== "late");
  const webShop = Math.round(orders * WEB_SHOP);
  const inWebShop = new Set(shuffle(seed, candidates, "channel").slice(0, webShop));
  return indices.map((index) => {
    const choose = (what: string, count: number) => Math.floor(draw(seed, index, what) * count);
    return {
      player: choose("player", players),
      sku: skus[choose("sku", skus.length)] ?? "",
      quantity: 1 + choose("quantity", MAX_QUANTITY),
      mode: choose("mode", 2) === 0 ? "combined" : "separate",
      outcome: outcomes[index] ?? "paid",
      channel: inWebShop.has(index) ? "web-shop" : "token",
    };
  });
}

const DELETED = 0.02;

/** What happens while accounts are deleted. */
export const MOMENTS = ["buying", "returning", "sweeping", "paying late", "auditing"] as const;

export type Moment = (typeof MOMENTS)[number];

/** Draws the indices of the players whose account is deleted: at least one at each moment, and at most half of all. */
export function planDeletions(seed: number, players: number): Map<Moment, number[]> {
  const indices = Array.from({ length: players }, (_, index) => index);
  const wanted = Math.max(MOMENTS.length, Math.round(players * DELETED));
  const deleted = shuffle(seed, indices, "deleted").slice(0, Math.min(wanted, Math.floor(players / 2)));
  return Map.groupBy(deleted, (index) => MOMENTS[deleted.indexOf(index) % MOMENTS.length] ?? MOMENTS[0]);
}

const shuffle = (seed: number, indices: number[], what: string) =>
  indices.toSorted((one, other) => draw(seed, one, what) - draw(seed, other, what));

const DRAWN_BYTES = 6;

/** Draws a number of at least 0 and below 1, which depends on the arguments only. */
function draw(seed: number, index: number, what: string): number {
  const digest = createHash("sha256").update(`${seed}/${index}/${what}`).digest();
  return digest.readUIntBE(0, DRAWN_BYTES) / 256 ** DRAWN_BYTES;
}
