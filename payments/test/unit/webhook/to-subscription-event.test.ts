import { describe, expect, test } from "vitest";
import { subscriptionNotification, subscriptionPayment } from "../../../src/webhook/notification-schemas.ts";
import { subscriptionEvent, subscriptionMoneyEvent } from "../../../src/webhook/to-subscription-event.ts";
import { arrive, TOTAL } from "../../support/notification-samples.ts";

const NOW = new Date("2026-09-02T09:00:00Z");
const SUBSCRIPTION = {
  subscription_id: 10,
  plan_id: "premium",
  product_id: "guild",
  tags: ["gold"],
  date_create: "2026-09-02T11:04:09+03:00",
  date_next_charge: "2026-10-02T11:04:09+03:00",
  date_end: null,
};
const FACTS = {
  planId: "premium",
  productId: "guild",
  tags: ["gold"],
  createdAt: new Date("2026-09-02T08:04:09Z"),
  nextChargeAt: new Date("2026-10-02T08:04:09Z"),
  endsAt: null,
};
const ABOUT = { user: { id: "uid-ada" }, subscription: SUBSCRIPTION };
const PAYMENT = {
  user: { id: "uid-ada" },
  purchase: { total: TOTAL, subscription: SUBSCRIPTION },
  transaction: { id: 5200000031, dry_run: 1, payment_date: "2026-09-02T11:04:10+03:00" },
};

describe("notifications about a subscription", () => {
  test("name its user, its id and its facts", () => {
    const read = subscriptionNotification.parse(arrive(ABOUT));
    expect(read).toMatchObject({ user: { id: "uid-ada" }, subscription: { subscription_id: "10" } });
    expect(subscriptionEvent("create_subscription", read)).toEqual({ type: "create", facts: FACTS });
  });

  test("may have the ids alone", () => {
    const read = subscriptionNotification.parse(arrive({ ...ABOUT, subscription: { subscription_id: 10 } }));
    expect(subscriptionEvent("cancel_subscription", read)).toEqual({
      type: "cancel",
      facts: { planId: null, productId: null, tags: [], createdAt: null, nextChargeAt: null, endsAt: null },
    });
  });

  test.each<[string, object]>([
    ["no user", { user: undefined }],
    ["a user without id", { user: {} }],
    ["an empty user id", { user: { id: "" } }],
    ["no subscription", { subscription: undefined }],
    ["no subscription id", { subscription: { ...SUBSCRIPTION, subscription_id: undefined } }],
    ["an empty subscription id", { subscription: { ...SUBSCRIPTION, subscription_id: "" } }],
  ])("are unreadable: %s", (_name, change) => {
    expect(subscriptionNotification.safeParse(arrive({ ...ABOUT, ...change })).success).toBe(false);
  });
});

describe("payments of a subscription", () => {
  const money = {
    facts: FACTS,
    sandbox: true,
    payment: {
      transactionId: "5200000031",
      amount: "9.99",
      currency: "EUR",
      at: new Date("2026-09-02T08:04:10Z"),
    },
  };

  test("name transaction, amount and time", () => {
    const read = subscriptionPayment.parse(arrive(PAYMENT));
    expect(read.user).toEqual({ id: "uid-ada" });
    expect(subscriptionMoneyEvent("payment", read, NOW)).toEqual({ type: "payment", ...money });
  });

  test("a refund has its own time", () => {
    const refund_details = { code: 1, date: "2026-09-03T11:00:00+03:00" };
    const read = subscriptionPayment.parse(arrive({ ...PAYMENT, refund_details }));
    expect(subscriptionMoneyEvent("refund", read, NOW)).toEqual({
      type: "refund",
      ...money,
      refundedAt: new Date("2026-09-03T08:00:00Z"),
    });
  });

  test("happened now if they have no time", () => {
    const read = subscriptionPayment.parse(arrive({ ...PAYMENT, transaction: { id: 7 } }));
    expect(subscriptionMoneyEvent("refund", read, NOW)).toMatchObject({
      sandbox: false,
      payment: { transactionId: "7", at: NOW },
      refundedAt: NOW,
    });
  });

  test.each<[string, object]>([
    ["no user", { user: {} }],
    ["an empty user id", { user: { id: "" } }],
    ["no subscription", { purchase: { total: TOTAL } }],
    ["no transaction id", { transaction: {} }],
  ])("are unreadable, or about something else: %s", (_name, change) => {
    expect(subscriptionPayment.safeParse(arrive({ ...PAYMENT, ...change })).success).toBe(false);
  });
});
