import { describe, expect, test } from "vitest";
import type { Tolerance } from "../../../src/orders/order-event.ts";
import { parseJson } from "../../../src/parse-json.ts";
import { orderNotification } from "../../../src/webhook/notification-schemas.ts";
import { canceledEvent, paidEvent } from "../../../src/webhook/to-order-event.ts";
import {
  combinedCanceled,
  combinedPaid,
  DISCOUNT,
  EXTRAS,
  FACTS,
  LINE,
  NOTHING,
  ORDER,
  REFUND,
  readOrder,
  separateCanceled,
  separatePaid,
  TRANSACTION,
} from "../../support/notification-samples.ts";

describe("order_paid and order_canceled", () => {
  test.each([
    ["combined", combinedPaid, "ord-77aa"],
    ["separate", separatePaid, null],
  ])("paid, %s", (_mode, body, externalId) => {
    expect(paidEvent(readOrder(body))).toEqual({
      event: {
        type: "paid",
        reportedBy: "notification",
        facts: { ...FACTS, externalId },
        tolerance: NOTHING,
      },
    });
  });

  test("canceled, combined: includes the refund", () => {
    expect(canceledEvent(readOrder(combinedCanceled))).toEqual({
      event: {
        type: "canceled",
        facts: { ...FACTS, externalId: "ord-77aa" },
        refund: { type: "refund", code: 2, reason: "Chargeback", ...REFUND },
      },
      refundKey: expect.any(String),
    });
  });

  test("canceled, separate: has no refund", () => {
    expect(canceledEvent(readOrder(separateCanceled))).toEqual({
      event: { type: "canceled", facts: { ...FACTS, externalId: null }, refund: null },
    });
  });

  test("missing details of a combined cancelation's refund are null", () => {
    const billing = { refund_details: {} };
    expect(canceledEvent(readOrder({ ...combinedCanceled, billing })).event).toEqual({
      type: "canceled",
      facts: { ...FACTS, externalId: null },
      refund: { type: "refund", code: null, reason: null, amount: null, currency: null },
    });
  });

  test("lines of one SKU are added up", () => {
    const items = [LINE, { ...LINE, sku: "sword", quantity: 1 }, { ...LINE, quantity: "3" }];
    expect(paidEvent(readOrder({ ...separatePaid, items })).event).toMatchObject({
      facts: {
        items: [
          { sku: "gems-50", quantity: 5 },
          { sku: "sword", quantity: 1 },
        ],
      },
    });
  });

  test("a package and its contents are separate lines, whatever their amounts", () => {
    const items = [
      { ...LINE, sku: "gem-pack", type: "bundle", quantity: 1 },
      { ...LINE, sku: "gem", type: "virtual_currency", quantity: 500, amount: "[null]" },
      { ...LINE, sku: "medal", quantity: 1, amount: null },
    ];
    expect(paidEvent(readOrder({ ...combinedPaid, items })).event).toMatchObject({
      tolerance: EXTRAS,
      facts: {
        items: [
          { sku: "gem-pack", quantity: 1 },
          { sku: "gem", quantity: 500 },
          { sku: "medal", quantity: 1 },
        ],
      },
    });
  });

  test.each<[string, object, Tolerance]>([
    ["nothing special", {}, NOTHING],
    ["a bundle", { items: [{ ...LINE, type: "bundle" }] }, EXTRAS],
    ["a bonus", { items: [LINE, { ...LINE, sku: "medal", is_bonus: true }] }, EXTRAS],
    ["contents of a package", { items: [LINE, { ...LINE, sku: "gem", is_bundle_content: true }] }, EXTRAS],
    ["a line for 0", { items: [LINE, { ...LINE, sku: "medal", amount: "0.0000" }] }, EXTRAS],
    ["a line for null", { items: [LINE, { ...LINE, sku: "medal", amount: null }] }, EXTRAS],
    ['a line for "[null]"', { items: [LINE, { ...LINE, sku: "medal", amount: "[null]" }] }, EXTRAS],
    ["a line of unknown amount", { items: [{ ...LINE, amount: undefined }] }, NOTHING],
    ["a line of unreadable amount", { items: [{ ...LINE, amount: {} }] }, NOTHING],
    ["a line with a promotion", { items: [{ ...LINE, promotions: [{ id: "7" }] }] }, DISCOUNT],
    ["billing without a purchase", { billing: { transaction: TRANSACTION } }, NOTHING],
    ["a promotion in billing", { billing: { purchase: { promotions: [{ id: "7" }] } } }, DISCOUNT],
    ["a coupon in billing", { billing: { purchase: { coupon: { coupon_code: "X" } } } }, DISCOUNT],
    ["no bonus", { items: [{ ...LINE, is_bonus: false }] }, NOTHING],
    ["a promotion", { order: { ...ORDER, promotions: [{ id: "7" }] } }, DISCOUNT],
    ["a promo code", { order: { ...ORDER, promocodes: [{ code: "X", external_id: "x" }] } }, DISCOUNT],
    ["a coupon", { order: { ...ORDER, coupons: [{ code: "X", external_id: "x" }] } }, DISCOUNT],
    [
      "no such lists",
      { order: { id: 1, mode: "default", currency: "EUR", amount: "9.99", invoice_id: "1" } },
      NOTHING,
    ],
  ])("may differ from what was asked: %s", (_name, change, tolerance) => {
    expect(paidEvent(readOrder({ ...combinedPaid, ...change })).event).toMatchObject({ tolerance });
  });

  const dryRun = (dry_run: unknown) => ({
    ...combinedPaid,
    billing: { ...combinedPaid.billing, transaction: { ...TRANSACTION, dry_run } },
  });
  test.each<[string, object, boolean]>([
    ["mode default", combinedPaid, false],
    ["mode sandbox", { ...separatePaid, order: { ...ORDER, mode: "sandbox" } }, true],
    ["dry_run 1", dryRun(1), true],
    ['dry_run "1"', dryRun("1"), true],
    ["dry_run true", dryRun(true), true],
    ["dry_run 0", dryRun(0), false],
    ['dry_run "0"', dryRun("0"), false],
    ["dry_run null", dryRun(null), false],
  ])("sandbox: %s", (_name, body, sandbox) => {
    expect(paidEvent(readOrder(body)).event).toMatchObject({ facts: { sandbox } });
  });

  test("ids as numbers, as strings and beyond 2^53 keep every digit", () => {
    const text = JSON.stringify(combinedPaid)
      .replaceAll('"id":5200000031', '"id":9223372036854775807')
      .replace('"id":8112233', '"id":"9007199254740993"')
      .replace('"external_id":"uid-ada"', '"external_id":9007199254740995')
      .replace('"external_id":"ord-77aa"', '"external_id":42');
    const notification = orderNotification.parse(parseJson(text));
    expect(notification.order.id).toBe("9007199254740993");
    expect(notification.user.external_id).toBe("9007199254740995");
    expect(paidEvent(notification).event).toMatchObject({
      facts: { transactionId: "9223372036854775807", externalId: "42" },
    });
  });

  test.each([
    ["9.9900", "9.9900"],
    [9.99, "9.99"],
    [10, "10"],
    [null, null],
    ["[null]", null],
    [undefined, null],
  ])("order.amount %o is %o", (amount, expected) => {
    const body = { ...separatePaid, order: { ...ORDER, amount } };
    expect(paidEvent(readOrder(body)).event).toMatchObject({ facts: { amount: expected } });
  });

  test("an order without a payment has no transaction", () => {
    const body = { ...separatePaid, order: { ...ORDER, invoice_id: null } };
    expect(paidEvent(readOrder(body)).event).toMatchObject({ facts: { transactionId: null } });
  });
});
