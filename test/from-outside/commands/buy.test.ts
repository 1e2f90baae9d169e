// `npm run buy`: each way of buying, by the steps that it prints.
import { expect, test } from "vitest";
import type { BuyOptions } from "../../../scripts/buy/options.ts";
import { purchase } from "../../../scripts/buy/purchase.ts";
import { quantityOf, stack } from "../../support/client.ts";
import { CODEBASES } from "../../support/codebases.ts";

type Way = Pick<BuyOptions, "sku" | "way"> & Partial<BuyOptions>;

const BOUGHT = ["order is done and granted", "inventory has 1 × coins-100"];
const REFUNDED = ["order is canceled and not granted", "inventory has 0 × coins-100"];

test.each<[string, Way, string[], number]>([
  ["in Pay Station", { sku: "coins-100", way: "pay-station" }, [...BOUGHT, "the order cost 10.9900 USD"], 1],
  [
    "two pieces with separate webhooks, and refunds them",
    { sku: "coins-100", way: "pay-station", quantity: 2, mode: "separate", refund: true },
    ["order is done and granted", "inventory has 2 × coins-100", "the order cost 21.9800 USD", ...REFUNDED],
    0,
  ],
  ["with a promo code", { sku: "coins-100", way: "promo" }, [...BOUGHT, "the order cost 8.7900 USD"], 1],
  [
    "in the Web Shop, and refunds it",
    { sku: "coins-100", way: "web-shop", refund: true },
    [...BOUGHT, ...REFUNDED],
    0,
  ],
  [
    "as a gift",
    { sku: "coins-100", way: "gift" },
    [...BOUGHT, expect.stringContaining('"receiverId":"friend-')],
    1,
  ],
  [
    "for virtual currency that the player lacks",
    { sku: "gem-skin", way: "currency" },
    ["300 gems are missing: buying 1 × gems-500", "inventory has 1 × gem-skin", "inventory has 200 × gems"],
    1,
  ],
  ["free of charge", { sku: "free-gift", way: "free" }, ["inventory has 1 × free-gift"], 1],
  [
    "a subscription, renews, refunds and cancels it",
    { sku: "vip-month", way: "subscription", refund: true },
    [
      "subscription to vip-month is active, 1 paid, 0 refunded",
      "subscription to vip-month is active, 2 paid, 1 refunded",
      "subscription to vip-month is canceled, 2 paid, 1 refunded",
    ],
    0,
  ],
])(
  "buys %s",
  async (_name, way, expected, quantity) => {
    const steps: string[] = [];
    await purchase(
      { project: stack.project, region: CODEBASES.sandbox.region },
      stack.simulator,
      { quantity: 1, mode: "combined", ...way },
      AbortSignal.timeout(30_000),
      (step) => steps.push(step),
    );
    // The listeners of order and inventory are independent of each other.
    expect(steps).toEqual(expect.arrayContaining(expected));
    const [, uid = ""] = steps[0]?.match(/^signed up as player (\w+)$/) ?? [];
    expect((await quantityOf(uid, way.sku)) ?? 0).toBe(quantity);
  },
  60_000,
);
