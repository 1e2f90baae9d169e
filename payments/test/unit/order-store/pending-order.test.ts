import { Timestamp } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { newPendingOrder, wasJustLookedUp } from "../../../src/order-store/pending-order.ts";

const NOW = new Date("2026-09-02T09:00:00Z");

test.each([
  ["never", null, false],
  ["now", 0, true],
  ["just under 3 s ago", 2_999, true],
  ["3 s ago", 3_000, false],
])("an order that was looked up %s", (_name, agoMs, isTooEarly) => {
  const made = { token: "t", sandbox: true, asked: [], contents: [] };
  const askedAt = agoMs === null ? null : new Date(NOW.getTime() - agoMs);
  const pending = { ...newPendingOrder(made, NOW), askedAt, updateTime: Timestamp.fromDate(NOW) };
  expect(wasJustLookedUp(pending, NOW)).toBe(isTooEarly);
});
