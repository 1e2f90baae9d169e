import { describe, expect, test } from "vitest";
import {
  blackListNotification,
  orderNotification,
  problemNotification,
} from "../../src/webhook/notification.ts";
import { arrive, combinedPaid, LINE, ORDER, SETTINGS, TOTAL } from "./notification-samples.ts";

describe("order_paid and order_canceled", () => {
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
