import { describe, expect, test } from "vitest";
import type { Order, Problem } from "../../../src/orders/order.ts";
import {
  ASKED,
  apply,
  CANCELED,
  DONE,
  EVENTS,
  mustApply,
  NOW,
  PAID,
  PRODUCTION,
} from "../../support/order-samples.ts";

/** Problems from harmless to grave. */
const PROBLEMS: Problem[] = [
  "declined",
  "items-mismatch",
  "amount-mismatch",
  "no-expiry",
  "owner-mismatch",
  "paid-not-done",
  "paid-when-canceled",
  "user-gone",
  "not-at-xsolla",
  "fraud",
  "dispute",
  "sandbox-not-granted",
];

test.each(PROBLEMS)("%s is replaced by graver problems only", (problem) => {
  const order: Order = { ...ASKED, problem };
  const rank = PROBLEMS.indexOf(problem);
  for (const harmless of PROBLEMS.slice(0, rank + 1))
    expect(apply(order, { type: "problem", problem: harmless })).toBeNull();
  for (const grave of PROBLEMS.slice(rank + 1))
    expect(mustApply(order, { type: "problem", problem: grave })).toEqual({
      order: { ...order, problem: grave, updatedAt: NOW },
      movement: null,
    });
});

test.each<[Problem, Problem | null]>([
  ["declined", null],
  ["paid-not-done", null],
  ["items-mismatch", "items-mismatch"],
  ["amount-mismatch", "amount-mismatch"],
  ["fraud", "fraud"],
  ["dispute", "dispute"],
])("a payment after %s leaves %s", (problem, left) => {
  expect(mustApply({ ...ASKED, problem }, EVENTS.payment).order.problem).toBe(left);
  expect(mustApply({ ...ASKED, problem }, EVENTS.paid).order.problem).toBe(left);
});

describe("paid after it was canceled", () => {
  const unpaid: Order = { ...ASKED, status: "canceled", canceledAt: NOW };

  test.each(["paid", "found paid"] as const)("%s: reported once, and nothing is granted", (name) => {
    const { order, movement } = mustApply(unpaid, EVENTS[name]);
    expect(order).toMatchObject({ status: "canceled", granted: false, problem: "paid-when-canceled" });
    expect(movement).toBeNull();
    expect(apply(order, EVENTS[name])).toBeNull();
  });

  test("not reported for an order that was paid before", () => {
    expect(apply(CANCELED, EVENTS.paid)).toBeNull();
  });
});

describe("an event that names another user", () => {
  const policy = { ...PRODUCTION, ownerDiffers: true };

  test("is applied, and reported", () => {
    const { order, movement } = mustApply(ASKED, EVENTS.paid, policy);
    expect(order).toMatchObject({ status: "done", granted: true, problem: "owner-mismatch" });
    expect(movement).toEqual({ direction: "grant", items: ASKED.items });
  });

  test("is reported if it changes nothing else", () => {
    const reported = { ...DONE, problem: "owner-mismatch", updatedAt: NOW };
    expect(mustApply(DONE, EVENTS.paid, policy)).toEqual({ order: reported, movement: null });
    expect(apply(reported, EVENTS.paid, policy)).toBeNull();
  });

  test("does not replace a graver problem", () => {
    expect(mustApply({ ...ASKED, problem: "dispute" }, EVENTS.paid, policy).order.problem).toBe("dispute");
  });

  test("is reported with the order that it creates", () => {
    expect(mustApply(null, EVENTS.paid, policy)).toMatchObject({
      order: { status: "done", granted: true, problem: "owner-mismatch" },
      movement: { direction: "grant" },
    });
  });

  test("is not reported if there is no order", () => {
    expect(apply(null, EVENTS.fraud, policy)).toBeNull();
  });

  test("reports nothing if the user is the owner", () => {
    expect(mustApply(ASKED, EVENTS.paid, { ...PRODUCTION, ownerDiffers: false }).order.problem).toBeNull();
  });
});

test("nothing is granted to a deleted player", () => {
  const { order, movement } = mustApply(ASKED, EVENTS.paid, { ...PRODUCTION, ownerDeleted: true });
  expect(order).toMatchObject({ status: "done", granted: false, problem: "user-gone" });
  expect(movement).toBeNull();
});

test("paid-not-done is reported after a day, and cleared when the items become due", () => {
  const { order } = mustApply(PAID, EVENTS.expired);
  expect(order).toEqual({ ...PAID, problem: "paid-not-done", updatedAt: NOW });
  expect(apply(order, EVENTS.expired)).toBeNull();
  expect(mustApply(order, EVENTS.paid).order).toMatchObject({ status: "done", granted: true, problem: null });
});
