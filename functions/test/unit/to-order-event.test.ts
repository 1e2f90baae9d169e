import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/json.ts";
import { applyEvent } from "../../src/orders/apply-event.ts";
import type { Order } from "../../src/orders/order.ts";
import type { MayDiffer } from "../../src/orders/order-event.ts";
import {
  blackListNotification,
  moneyNotification,
  orderNotification,
  problemNotification,
} from "../../src/webhook/notification.ts";
import { canceledEvent, paidEvent, paymentEvent, refundEvent } from "../../src/webhook/to-order-event.ts";

/** As it arrives: `parseJson` over the text, then the schema. */
const NOTHING: MayDiffer = { amount: false, items: false };
const AMOUNT: MayDiffer = { amount: true, items: false };
const DISCOUNT: MayDiffer = { amount: true, items: true };
const EXTRAS: MayDiffer = { amount: false, items: true };

const arrive = (body: unknown) => parseJson(JSON.stringify(body));
const readOrder = (body: unknown) => orderNotification.parse(arrive(body));
const readMoney = (body: unknown) => moneyNotification.parse(arrive(body));

const LINE = {
  sku: "gems-50",
  type: "virtual_good",
  is_pre_order: false,
  quantity: 2,
  amount: "9.9900",
  promotions: [],
};
const ORDER = {
  id: 8112233,
  mode: "default",
  currency_type: "real",
  currency: "EUR",
  amount: "9.9900",
  status: "paid",
  platform: "xsolla",
  comment: null,
  invoice_id: "5200000031",
  promotions: [],
  promocodes: [],
  coupons: [],
};
const TRANSACTION = {
  id: 5200000031,
  external_id: "ord-77aa",
  payment_date: "2026-09-02T11:04:09+03:00",
  payment_method: 1380,
  payment_method_name: "Bank card",
  payment_method_order_id: "178600000000000003",
  agreement: 404,
};
const TOTAL = { currency: "EUR", amount: 9.99 };
const SETTINGS = { project_id: 101, merchant_id: 202 };
const USER = { external_id: "uid-ada", email: "ada@example.org", country: "DE" };

const separatePaid = {
  notification_type: "order_paid",
  items: [LINE],
  order: ORDER,
  user: { external_id: "uid-ada", email: "ada@example.org" },
};
const combinedPaid = {
  ...separatePaid,
  user: USER,
  billing: {
    notification_type: "payment",
    settings: SETTINGS,
    purchase: { total: TOTAL },
    transaction: TRANSACTION,
    payment_details: { payment: TOTAL },
  },
  custom_parameters: { from: "shop" },
};
const separateCanceled = {
  ...separatePaid,
  notification_type: "order_canceled",
  order: { ...ORDER, status: "canceled" },
};
const combinedCanceled = {
  ...separateCanceled,
  user: USER,
  billing: {
    notification_type: "refund",
    settings: SETTINGS,
    purchase: { total: TOTAL },
    transaction: { id: 5200000031, external_id: "ord-77aa", agreement: 404 },
    refund_details: { code: 2, reason: "Chargeback", author: "support@example.org" },
    payment_details: { payment: TOTAL },
  },
};
const payment = {
  notification_type: "payment",
  settings: SETTINGS,
  purchase: {
    checkout: TOTAL,
    total: TOTAL,
    order: { id: 8112233, lineitems: [{ sku: "gems-50", quantity: 2, price: TOTAL }] },
  },
  user: { id: "uid-ada", ip: "203.0.113.9", email: "ada@example.org", country: "DE" },
  transaction: TRANSACTION,
  payment_details: { payment: { currency: "EUR", amount: 11.89 }, payout_currency_rate: "1" },
};
const refund = {
  notification_type: "refund",
  settings: SETTINGS,
  purchase: { checkout: TOTAL, total: TOTAL },
  user: { id: "uid-ada", email: "ada@example.org", country: "DE" },
  transaction: { id: 5200000031, external_id: "ord-77aa", agreement: 404 },
  refund_details: { code: 1, reason: "Cancellation by the user request", author: "support@example.org" },
  payment_details: { payment: TOTAL },
};
const partialRefund = {
  ...refund,
  notification_type: "partial_refund",
  purchase: { total: { currency: "EUR", amount: 3.0 } },
  transaction: { id: 5200000031, external_id: "ord-77aa", date: "2026-09-05T10:00:00+03:00" },
  refund_details: { code: 9, reason: "Cancellation by the user request", author: "support@example.org" },
};

const FACTS = {
  sandbox: false,
  items: [{ sku: "gems-50", quantity: 2 }],
  amount: "9.9900",
  currency: "EUR",
  transactionId: "5200000031",
};
const REFUND = { amount: "9.99", currency: "EUR" };

describe("order_paid and order_canceled", () => {
  test.each([
    ["combined", combinedPaid, "ord-77aa"],
    ["separate", separatePaid, null],
  ])("paid, %s", (_mode, body, externalId) => {
    expect(paidEvent(readOrder(body))).toEqual({
      event: { type: "paid", toldBy: "notification", facts: { ...FACTS, externalId }, mayDiffer: NOTHING },
    });
  });

  test("canceled, combined: is the refund's record too", () => {
    expect(canceledEvent(readOrder(combinedCanceled))).toEqual({
      event: {
        type: "canceled",
        facts: { ...FACTS, externalId: "ord-77aa" },
        refund: { type: "refund", code: 2, reason: "Chargeback", ...REFUND },
      },
      refundKey: expect.any(String),
    });
  });

  test("canceled, separate: the refund came by itself", () => {
    expect(canceledEvent(readOrder(separateCanceled))).toEqual({
      event: { type: "canceled", facts: { ...FACTS, externalId: null }, refund: null },
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

  test("a package and its contents are lines of their own, whatever amount stands on them", () => {
    const items = [
      { ...LINE, sku: "gem-pack", type: "bundle", quantity: 1 },
      { ...LINE, sku: "gem", type: "virtual_currency", quantity: 500, amount: "[null]" },
      { ...LINE, sku: "medal", quantity: 1, amount: null },
    ];
    expect(paidEvent(readOrder({ ...combinedPaid, items })).event).toMatchObject({
      mayDiffer: EXTRAS,
      facts: {
        items: [
          { sku: "gem-pack", quantity: 1 },
          { sku: "gem", quantity: 500 },
          { sku: "medal", quantity: 1 },
        ],
      },
    });
  });

  test.each<[string, object, MayDiffer]>([
    ["nothing special", {}, NOTHING],
    ["a bundle", { items: [{ ...LINE, type: "bundle" }] }, EXTRAS],
    ["a bonus", { items: [LINE, { ...LINE, sku: "medal", is_bonus: true }] }, EXTRAS],
    ["no bonus", { items: [{ ...LINE, is_bonus: false }] }, NOTHING],
    ["a promotion", { order: { ...ORDER, promotions: [{ id: "7" }] } }, DISCOUNT],
    ["a promo code", { order: { ...ORDER, promocodes: [{ code: "X", external_id: "x" }] } }, DISCOUNT],
    ["a coupon", { order: { ...ORDER, coupons: [{ code: "X", external_id: "x" }] } }, DISCOUNT],
    [
      "no such lists",
      { order: { id: 1, mode: "default", currency: "EUR", amount: "9.99", invoice_id: "1" } },
      NOTHING,
    ],
  ])("may differ from what was asked: %s", (_name, change, mayDiffer) => {
    expect(paidEvent(readOrder({ ...combinedPaid, ...change })).event).toMatchObject({ mayDiffer });
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

  test("ids as numbers, as texts and beyond 2^53 keep every digit", () => {
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

  test.each<[string, object]>([
    ["no items", { items: [] }],
    ["no SKU", { items: [{ quantity: 1 }] }],
    ["an SKU that is no document id", { items: [{ sku: "a/b", quantity: 1 }] }],
    ["no quantity", { items: [{ sku: "gem" }] }],
    ["half an item", { items: [{ sku: "gem", quantity: 1.5 }] }],
    ["less than nothing", { items: [{ sku: "gem", quantity: -1 }] }],
    ["no order", { order: null }],
    ["no order id", { order: { ...ORDER, id: null } }],
    ["another mode", { order: { ...ORDER, mode: "live" } }],
    ["no user", { user: {} }],
    ["an empty user", { user: { external_id: "" } }],
  ])("is not understood: %s", (_name, change) => {
    expect(orderNotification.safeParse(arrive({ ...combinedPaid, ...change })).success).toBe(false);
  });

  test.each<[string, object]>([
    ["unknown fields", { new_field: 1, order: { ...ORDER, new_field: {} } }],
    ["billing null", { billing: null }],
    ["a currency of another type", { order: { ...ORDER, currency: 978 } }],
    ["promotions of another type", { order: { ...ORDER, promotions: {} } }],
    ["a total of another type", { billing: { ...combinedPaid.billing, purchase: [] } }],
    ["no country", { user: { external_id: "uid-ada" } }],
    ["a type that is not known yet", { items: [{ ...LINE, type: "value_point" }] }],
  ])("costs no purchase: %s", (_name, change) => {
    expect(orderNotification.safeParse(arrive({ ...combinedPaid, ...change })).success).toBe(true);
  });
});

describe("payment", () => {
  test("tells what was taken: the total, not what the buyer paid with tax", () => {
    expect(paymentEvent(readMoney(payment))).toEqual({
      event: {
        type: "payment",
        facts: { ...FACTS, amount: "9.99", externalId: "ord-77aa" },
        mayDiffer: NOTHING,
      },
    });
  });

  test("what the buyer paid with tax is never taken for the price", () => {
    const purchase = { order: payment.purchase.order };
    expect(paymentEvent(readMoney({ ...payment, purchase })).event).toMatchObject({
      facts: { amount: null, currency: null },
    });
  });

  test.each([1, "1", true])("a test: dry_run %o", (dry_run) => {
    const body = { ...payment, transaction: { ...TRANSACTION, dry_run } };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({ facts: { sandbox: true } });
  });

  test("amounts, ids and codes may be texts", () => {
    const body = {
      ...payment,
      purchase: { ...payment.purchase, total: { currency: "EUR", amount: "9.990" } },
      transaction: { ...TRANSACTION, id: "5200000031", external_id: 7 },
    };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({
      facts: { amount: "9.990", transactionId: "5200000031", externalId: "7" },
    });
  });

  test.each<[string, object, MayDiffer]>([
    ["nothing special", {}, NOTHING],
    ["a promotion", { promotions: [{ technical_name: "summer", id: "7" }] }, AMOUNT],
    ["no promotion", { promotions: [] }, NOTHING],
    ["a coupon", { coupon: { coupon_code: "SUMMER", campaign_code: "summer" } }, AMOUNT],
    ["no coupon", { coupon: null }, NOTHING],
    ["no coupon, as PHP writes an empty object", { coupon: [] }, NOTHING],
  ])("may differ from what was asked: %s", (_name, change, mayDiffer) => {
    const body = { ...payment, purchase: { ...payment.purchase, ...change } };
    expect(paymentEvent(readMoney(body)).event).toMatchObject({ mayDiffer });
  });

  test("without purchase.order it has no lines", () => {
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

  test("a partial refund tells its part", () => {
    expect(readPartial({ ...partialRefund, payment_details: { payment: TOTAL } }).event).toMatchObject({
      refund: { type: "partial_refund", code: 9, amount: "3", currency: "EUR" },
    });
  });

  test("codes and amounts may be texts", () => {
    const body = {
      ...refund,
      purchase: { total: { currency: "EUR", amount: "9.9900" } },
      refund_details: { code: "11", reason: "Fraud" },
    };
    expect(readRefund(body).event).toMatchObject({ refund: { code: 11, amount: "9.9900" } });
  });

  test("a reason or code that cannot be read costs no refund", () => {
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

    test("is the same for the refund and the combined cancellation of one transaction", () => {
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

describe("declines, fraud, disputes", () => {
  const psDeclined = {
    notification_type: "ps_declined",
    settings: { project_id: "101", merchant_id: "202" },
    user: { id: "uid-ada", country: "DE" },
    transaction: { id: "5200000032", external_id: "ord-77ab", dry_run: "1", payment_method: "1380" },
    refund_details: { code: "8", reason: "Cancellation by the PS request", reason_detail: "No funds" },
  };
  const dispute = {
    notification_type: "dispute",
    action: "adding",
    settings: SETTINGS,
    user: { id: 77, email: "ada@example.org" },
    transaction: { id: 5200000031, external_id: 12, total: TOTAL, payment_method: "paypal" },
    dispute: { incoming_date: "2026-09-20T09:00:00+03:00", reason: "fraud", status: "new" },
  };

  test.each<[string, object, object]>([
    ["ps_declined", psDeclined, { user: { id: "uid-ada" }, transaction: { id: "5200000032" } }],
    ["dispute", dispute, { user: { id: "77" }, transaction: { id: "5200000031", external_id: "12" } }],
  ])("%s names user and transaction", (_type, body, expected) => {
    expect(problemNotification.parse(arrive(body))).toMatchObject(expected);
  });

  test("afs_black_list names a transaction alone", () => {
    const event = { action: "adding", reason: "chargeback", transaction_id: "5200000031", project_id: 101 };
    expect(blackListNotification.parse(arrive({ notification_type: "afs_black_list", event }))).toEqual({
      event: { action: "adding", transaction_id: "5200000031" },
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
