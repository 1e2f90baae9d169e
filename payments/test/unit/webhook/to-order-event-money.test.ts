import { describe, expect, test } from "vitest";
import { applyEvent } from "../../../src/orders/apply-event.ts";
import type { Order } from "../../../src/orders/order.ts";
import type { Tolerance } from "../../../src/orders/order-event.ts";
import { canceledEvent, paidEvent, paymentEvent, refundEvent } from "../../../src/webhook/to-order-event.ts";
import {
  AMOUNT,
  combinedCanceled,
  combinedPaid,
  FACTS,
  NOTHING,
  ORDER,
  partialRefund,
  payment,
  REFUND,
  readMoney,
  readOrder,
  refund,
  separatePaid,
  TOTAL,
  TRANSACTION,
} from "../../support/notification-samples.ts";

describe("payment", () => {
  test("its amount is the total, not what the buyer paid with tax", () => {
    expect(paymentEvent(readMoney(payment))).toEqual({
      event: {
        type: "payment",
        facts: { ...FACTS, amount: "9.99", externalId: "ord-77aa" },
        tolerance: NOTHING,
      },
    });
  });

  test("the amount with tax is never used as the price", () => {
    const purchase = { order: payment.purchase.order };
    expect(paymentEvent(readMoney({ ...payment, purchase })).event).toMatchObject({
      facts: { amount: null, currency: null },
    });
  });

  test.each([1, "1", true])("dry_run %o marks a test payment", (dry_run) => {
    const body = { ...payment, transaction: { ...TRANSACTION, dry_run } };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({ facts: { sandbox: true } });
  });

  test("amounts, ids and codes may be strings", () => {
    const body = {
      ...payment,
      purchase: { ...payment.purchase, total: { currency: "EUR", amount: "9.990" } },
      transaction: { ...TRANSACTION, id: "5200000031", external_id: 7 },
    };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({
      facts: { amount: "9.990", transactionId: "5200000031", externalId: "7" },
    });
  });

  test.each<[string, object, Tolerance]>([
    ["nothing special", {}, NOTHING],
    ["a promotion", { promotions: [{ technical_name: "summer", id: "7" }] }, AMOUNT],
    ["no promotion", { promotions: [] }, NOTHING],
    ["a coupon", { coupon: { coupon_code: "SUMMER", campaign_code: "summer" } }, AMOUNT],
    ["no coupon", { coupon: null }, NOTHING],
    ["no coupon, as PHP writes an empty object", { coupon: [] }, NOTHING],
  ])("may differ from what was asked: %s", (_name, change, tolerance) => {
    const body = { ...payment, purchase: { ...payment.purchase, ...change } };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({ tolerance });
  });

  test("without purchase.order it has no order lines", () => {
    const body = { ...payment, purchase: { total: TOTAL } };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({ facts: { items: [] } });
  });

  test("lines of one SKU are added up", () => {
    const lineitems = [
      { sku: "gems-50", quantity: 1, price: TOTAL },
      { sku: "gems-50", quantity: 1, price: TOTAL },
    ];
    const body = { ...payment, purchase: { total: TOTAL, order: { id: 8112233, lineitems } } };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({ facts: { items: FACTS.items } });
  });
});

describe("refund and partial_refund", () => {
  const readRefund = (body: unknown) => refundEvent("refund", readMoney(body));
  const readPartial = (body: unknown) => refundEvent("partial_refund", readMoney(body));

  test("a refund", () => {
    expect(readRefund(refund).event).toEqual({
      type: "refund",
      refund: { type: "refund", code: 1, reason: "Cancellation by the user request", ...REFUND },
    });
  });

  test("a partial refund has the refunded amount", () => {
    expect(readPartial({ ...partialRefund, payment_details: { payment: TOTAL } }).event).toMatchObject({
      refund: { type: "partial_refund", code: 9, amount: "3", currency: "EUR" },
    });
  });

  test("codes and amounts may be strings", () => {
    const body = {
      ...refund,
      purchase: { total: { currency: "EUR", amount: "9.9900" } },
      refund_details: { code: "11", reason: "Fraud" },
    };
    expect(readRefund(body).event).toMatchObject({ refund: { code: 11, amount: "9.9900" } });
  });

  test("without a total, its amount is what the buyer paid", () => {
    const { purchase: _purchase, ...rest } = refund;
    expect(readRefund(rest).event).toMatchObject({ refund: REFUND });
    expect(readRefund({ ...rest, purchase: {} }).event).toMatchObject({ refund: REFUND });
  });

  test("a refund without details has null in every field", () => {
    const { user, transaction } = refund;
    expect(readPartial({ user, transaction }).event).toEqual({
      type: "refund",
      refund: { type: "partial_refund", code: null, reason: null, amount: null, currency: null },
    });
  });

  test("an unreadable reason or code does not fail the refund", () => {
    const body = { ...refund, refund_details: { code: "none", reason: null } };
    expect(readRefund(body).event).toMatchObject({ refund: { code: null, reason: null } });
  });

  describe("its key", () => {
    test("is the same for a redelivery, and a document id", () => {
      for (const [read, body] of [
        [readRefund, refund],
        [readPartial, partialRefund],
      ] as const) {
        expect(read(body).refundKey).toBe(read(structuredClone(body)).refundKey);
        expect(read(body).refundKey).toMatch(/^[\w-]{1,255}$/);
      }
    });

    test("is the same for one amount, however it is written", () => {
      const keyOf = (amount: number | string) =>
        readPartial({ ...partialRefund, purchase: { total: { currency: "EUR", amount } } }).refundKey;
      expect(keyOf("3.00")).toBe(keyOf(3));
      expect(keyOf("30")).not.toBe(keyOf(3));
    });

    test("is the same for the refund and the combined cancelation of one transaction", () => {
      expect(canceledEvent(readOrder(combinedCanceled)).refundKey).toBe(readRefund(refund).refundKey);
    });

    test("differs between all refunds that differ", () => {
      const part = (amount: number, date: string | undefined) =>
        readPartial({
          ...partialRefund,
          purchase: { total: { currency: "EUR", amount } },
          transaction: { ...partialRefund.transaction, date },
        }).refundKey;
      const keys = [
        readRefund(refund).refundKey,
        readRefund({ ...refund, transaction: { id: 5200000032 } }).refundKey,
        part(3, "2026-09-05T10:00:00+03:00"),
        part(3, "2026-09-06T10:00:00+03:00"),
        part(4, "2026-09-05T10:00:00+03:00"),
        part(3, undefined),
        readPartial({ ...partialRefund, transaction: { ...partialRefund.transaction, id: 5200000032 } })
          .refundKey,
      ];
      expect(new Set(keys).size).toBe(keys.length);
    });

    test("takes the date of refund_details where the transaction has none", () => {
      const at = (date: string) =>
        readPartial({
          ...partialRefund,
          transaction: { id: 5200000031 },
          refund_details: { ...partialRefund.refund_details, date },
        }).refundKey;
      expect(at("2026-09-05T10:00:00+03:00")).not.toBe(at("2026-09-06T10:00:00+03:00"));
    });
  });
});

test("a purchase with a coupon is recorded alike in combined and separate mode", () => {
  const now = new Date("2026-09-02T09:00:00Z");
  const asked: Order = {
    status: "new",
    granted: false,
    sandbox: false,
    items: FACTS.items,
    amount: "12.99",
    currency: "EUR",
    transactionId: null,
    externalId: "ord-77aa",
    refunds: [],
    problem: null,
    source: "token",
    createdAt: now,
    updatedAt: now,
  };
  const coupons = [{ code: "SUMMER", external_id: "summer" }];
  const withCoupon = { order: { ...ORDER, coupons } };
  const paymentWithCoupon = {
    ...payment,
    purchase: { ...payment.purchase, coupon: { coupon_code: "SUMMER", campaign_code: "summer" } },
  };
  const policy = { grantSandbox: true };
  const combined = applyEvent(
    asked,
    paidEvent(readOrder({ ...combinedPaid, ...withCoupon })).event,
    policy,
    now,
  );
  const paid = applyEvent(asked, paymentEvent(readMoney(paymentWithCoupon)).event, policy, now);
  const separate = applyEvent(
    paid?.order ?? null,
    paidEvent(readOrder({ ...separatePaid, ...withCoupon })).event,
    policy,
    now,
  );
  expect(combined?.order.problem).toBeNull();
  expect(separate?.order).toEqual(combined?.order);
});
