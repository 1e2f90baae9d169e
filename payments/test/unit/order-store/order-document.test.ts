import { Timestamp } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { readOrder, writeOrder } from "../../../src/order-store/order-document.ts";
import { apply, DONE, EVENTS, REFUND } from "../../support/order-samples.ts";

/** Converts fields as Firestore does when it stores and reads them. */
const stored = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...writeOrder(DONE), ...fields }).map(([name, value]) => [
      name,
      value instanceof Date ? Timestamp.fromDate(value) : value,
    ]),
  );

test("reads an order as it was written, without a studio's own fields", () => {
  const order = { ...DONE, refunds: [REFUND] };
  expect(readOrder(stored({ ...order, note: "called the player" }))).toEqual(order);
});

test.each<[string, object, object]>([
  ["an amount with a comma", { amount: "9,99" }, { amount: null }],
  ["an amount as a number", { amount: 9.99 }, { amount: null }],
  ["an id as a number", { transactionId: 43 }, { transactionId: null }],
  ["a problem that a human wrote", { problem: "called the player" }, { problem: "called the player" }],
  ["a time as a text", { paidAt: "2026-09-02" }, { paidAt: undefined }],
  ["a field of none", { externalId: undefined }, { externalId: null }],
  ["an unknown source", { source: "support" }, { source: "webhook" }],
  ["no refunds", { refunds: null }, { refunds: [] }],
])("a document that was repaired by hand is still an order: %s", (_name, fields, expected) => {
  const order = readOrder(stored(fields));
  expect(order).toEqual({ ...DONE, ...expected });
  expect(apply(order, EVENTS.canceled)?.movement).toEqual({ direction: "revoke", items: DONE.items });
});

test.each<[string, object]>([
  ["an unknown status", { status: "?" }],
  ["granted is missing", { granted: "yes" }],
  ["items without a quantity", { items: [{ sku: "coins-100" }] }],
])("fields that decide a grant must be valid: %s", (_name, fields) => {
  expect(() => readOrder(stored(fields))).toThrow();
});

test("a time that is not reached has no field", () => {
  expect(writeOrder({ ...DONE, canceledAt: undefined })).not.toHaveProperty("canceledAt");
});
