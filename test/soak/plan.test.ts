import { expect, test } from "vitest";
import { CONTENTS, MOMENTS, planDeletions, planOrders } from "../../scripts/soak/plan.ts";

const PLAYERS = 10;
const plan = (seed: number, orders = 200) => planOrders({ orders, seed }, PLAYERS);

test("30 % stay unpaid, 10 % are refunded in three ways, 3 % are paid late and 5 % are from a Web Shop", () => {
  const outcomes = plan(1).map(({ outcome }) => outcome);
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const refunds = [count("refunded"), count("returned"), count("charged-back")];
  expect({ unpaid: count("unpaid"), late: count("late"), refunds }).toEqual({
    unpaid: 60,
    late: 6,
    refunds: [7, 7, 6],
  });
  const inWebShop = plan(1).filter(({ channel }) => channel === "web-shop");
  expect(inWebShop).toHaveLength(10);
  expect(inWebShop.some(({ outcome }) => outcome === "late")).toBe(false);
});

test("the plan depends on the seed", () => {
  expect(plan(1)).toEqual(plan(1));
  expect(plan(2)).not.toEqual(plan(1));
});

test("every kind of purchase occurs", () => {
  const orders = plan(1);
  expect(new Set(orders.map(({ sku }) => sku))).toEqual(new Set(Object.keys(CONTENTS)));
  expect(new Set(orders.map(({ mode }) => mode))).toEqual(new Set(["combined", "separate"]));
  expect(new Set(orders.map(({ quantity }) => quantity))).toEqual(new Set([1, 2, 3]));
  expect(new Set(orders.map(({ player }) => player))).toEqual(new Set(Array(PLAYERS).keys()));
});

test("a plan of one order", () => {
  expect(plan(1, 1)).toHaveLength(1);
});

test.each([
  [1, 0],
  [2, 1],
  [25, 5],
  [400, 8],
])("of %d players the accounts of %d are deleted", (players, deleted) => {
  const planned = planDeletions(1, players);
  expect(planned.size).toBe(Math.min(deleted, MOMENTS.length));
  const indices = [...planned.values()].flat();
  expect(new Set(indices).size).toBe(deleted);
  expect(indices.every((index) => index >= 0 && index < players)).toBe(true);
  expect(planDeletions(1, players)).toEqual(planned);
});
