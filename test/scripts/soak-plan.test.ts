import { expect, test } from "vitest";
import { planOrders, WARES } from "../../scripts/soak/plan.ts";

const PLAYERS = 10;
const plan = (seed: number, orders = 200) => planOrders({ orders, seed }, PLAYERS);

test("30 % stay unpaid and 10 % are refunded, half of them at once", () => {
  const fates = plan(1).map(({ fate }) => fate);
  const count = (wanted: string) => fates.filter((fate) => fate === wanted).length;
  expect({ unpaid: count("unpaid"), refunded: count("refunded"), returned: count("returned") }).toEqual({
    unpaid: 60,
    refunded: 10,
    returned: 10,
  });
});

test("the plan depends on the seed", () => {
  expect(plan(1)).toEqual(plan(1));
  expect(plan(2)).not.toEqual(plan(1));
});

test("every kind of purchase occurs", () => {
  const orders = plan(1);
  expect(new Set(orders.map(({ sku }) => sku))).toEqual(new Set(Object.keys(WARES)));
  expect(new Set(orders.map(({ mode }) => mode))).toEqual(new Set(["combined", "separate"]));
  expect(new Set(orders.map(({ quantity }) => quantity))).toEqual(new Set([1, 2, 3]));
  expect(new Set(orders.map(({ player }) => player))).toEqual(new Set(Array(PLAYERS).keys()));
});

test("a plan of one order", () => {
  expect(plan(1, 1)).toHaveLength(1);
});
