import { describe, expect, test } from "vitest";
import {
  blackListNotification,
  cancelNotification,
  catalogueNotification,
  concernsMoney,
  moneyNotification,
  namedOrder,
  orderNotification,
  problemNotification,
  userNotification,
  userSearchNotification,
} from "../../../src/webhook/notification-schemas.ts";
import {
  arrive,
  combinedCanceled,
  combinedPaid,
  LINE,
  ORDER,
  payment,
  readMoney,
  readOrder,
  refund,
  SETTINGS,
  TOTAL,
} from "../../support/notification-samples.ts";

describe("order_paid and order_canceled", () => {
  test.each<[string, object]>([
    ["no items", { items: [] }],
    ["no SKU", { items: [{ quantity: 1 }] }],
    ["an SKU that cannot be a document id", { items: [{ sku: "a/b", quantity: 1 }] }],
    ["no quantity", { items: [{ sku: "gem" }] }],
    ["half an item", { items: [{ sku: "gem", quantity: 1.5 }] }],
    ["less than nothing", { items: [{ sku: "gem", quantity: -1 }] }],
    ["nothing of everything", { items: [{ sku: "gem", quantity: 0 }] }],
    ["no order", { order: null }],
    ["no order id", { order: { ...ORDER, id: null } }],
    ["another mode", { order: { ...ORDER, mode: "live" } }],
    ["no user", { user: {} }],
    ["an empty user", { user: { external_id: "" } }],
  ])("is unreadable: %s", (_name, change) => {
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
  ])("does not fail a purchase: %s", (_name, change) => {
    expect(orderNotification.safeParse(arrive({ ...combinedPaid, ...change })).success).toBe(true);
  });
});

describe("order_canceled", () => {
  test.each<[string, unknown]>([
    ["no items", undefined],
    ["null", null],
    ["unreadable items", [{ sku: "a/b" }]],
    ["items of another type", "gem"],
  ])("cancels the order although it has %s", (_name, items) => {
    const { data } = cancelNotification.safeParse(arrive({ ...combinedCanceled, items }));
    expect(data).toMatchObject({
      items: [],
      order: { id: "8112233" },
      user: { external_id: "uid-ada" },
      billing: { refund_details: { code: 2 } },
    });
  });

  test("names its items", () => {
    const { items } = cancelNotification.parse(arrive(combinedCanceled));
    expect(items).toMatchObject([{ sku: "gems-50", quantity: 2 }]);
  });

  test.each<[string, object]>([
    ["no order", { order: null }],
    ["no order id", { order: { ...ORDER, id: null } }],
    ["no user", { user: {} }],
    ["an empty user", { user: { external_id: "" } }],
  ])("is unreadable: %s", (_name, change) => {
    expect(cancelNotification.safeParse(arrive({ ...combinedCanceled, ...change })).success).toBe(false);
  });

  test("needs the order id only, to cancel an order on record", () => {
    expect(namedOrder.parse(arrive({ order: { id: 8112233 } }))).toEqual({ order: { id: "8112233" } });
    for (const body of [{}, { order: {} }, { order: { id: "x" } }])
      expect(namedOrder.safeParse(arrive(body)).success).toBe(false);
  });
});

describe("gifts", () => {
  const withGift = (gift: object) => ({ billing: { ...combinedPaid.billing, purchase: { gift } } });
  const read = (gift: object) => readOrder({ ...combinedPaid, ...withGift(gift) }).billing?.purchase?.gift;

  test("name giver and receiver", () => {
    const gift = { giver_id: "uid-ada", receiver_id: "uid-bob" };
    expect(read(gift)).toEqual(gift);
  });

  test.each([
    ["no receiver", { giver_id: "uid-ada" }],
    ["an empty receiver", { giver_id: "uid-ada", receiver_id: "" }],
    ["an empty giver", { giver_id: "", receiver_id: "uid-bob" }],
  ])("are ignored if they have %s", (_name, gift) => {
    expect(read(gift)).toBeUndefined();
  });
});

test("partner_side_catalog names a visitor and the shop's country, currency and language", () => {
  const user = { user_id: "uid-ada", id: "uid-bob", country: "DE", currency: "EUR", locale: "de" };
  expect(catalogueNotification.parse({ user })).toEqual({ user });
  expect(catalogueNotification.parse({})).toEqual({});
});

describe("payment and refund", () => {
  test.each<[string, object]>([
    ["no user", { user: undefined }],
    ["a user without id", { user: { country: "DE" } }],
    ["an empty user id", { user: { id: "" } }],
    ["no transaction", { transaction: undefined }],
  ])("are unreadable: %s", (_name, change) => {
    for (const body of [payment, refund])
      expect(moneyNotification.safeParse(arrive({ ...body, ...change })).success).toBe(false);
  });

  test("the amount that the buyer paid is read, too", () => {
    expect(readMoney(payment).payment_details).toEqual({ payment: { currency: "EUR", amount: "11.89" } });
  });
});

describe("user_validation and user_search", () => {
  test("name a user", () => {
    expect(userNotification.parse(arrive({ user: { id: 7, country: "DE" } }))).toEqual({ user: { id: "7" } });
    const asked = { user: { id: 7, public_id: "ada@example.org" } };
    expect(userSearchNotification.parse(arrive(asked))).toEqual({
      user: { id: "7", public_id: "ada@example.org" },
    });
  });

  test.each<[string, unknown]>([
    ["no user", {}],
    ["null as user", { user: null }],
    ["a user without id", { user: { id: null } }],
    ["an object as id", { user: { id: {} } }],
  ])("user_validation with %s names nobody", (_name, body) => {
    expect(userNotification.safeParse(arrive(body)).success).toBe(false);
  });

  test("user_search may name a user by id or public_id", () => {
    for (const user of [{ id: "uid-ada" }, { public_id: "uid-ada" }, { id: null, public_id: null }])
      expect(userSearchNotification.parse({ user })).toEqual({ user });
    for (const body of [{}, { user: null }, { user: { id: {} } }, { user: { public_id: [] } }])
      expect(userSearchNotification.safeParse(body).success).toBe(false);
  });
});

test.each<[string, unknown, boolean]>([
  ["an order", { order: { id: 1 } }, true],
  ["a transaction", { transaction: {} }, true],
  ["a bill", { billing: {} }, true],
  ["an event about a transaction", { event: { transaction_id: 5200000031 } }, true],
  ["an event without one", { event: { action: "adding" } }, false],
  ["an order of nothing", { order: null }, false],
  ["a user", { user: { id: "uid-ada" } }, false],
  ["nothing", null, false],
])("carries an order or a payment: %s: %o, %o", (_name, body, expected) => {
  expect(concernsMoney(arrive(body))).toBe(expected);
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
