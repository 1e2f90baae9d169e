import { describe, expect, test } from "vitest";
import { applySubscriptionEvent } from "../../../src/subscriptions/apply-subscription-event.ts";
import type { Subscription } from "../../../src/subscriptions/subscription.ts";
import type { SubscriptionEvent, SubscriptionFacts } from "../../../src/subscriptions/subscription-event.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const date = (month: number) => new Date(Date.UTC(2026, month - 1, 2));
const facts = (change: Partial<SubscriptionFacts> = {}): SubscriptionFacts => ({
  planId: "gold",
  productId: "vip",
  tags: [],
  createdAt: date(9),
  nextChargeAt: null,
  endsAt: null,
  ...change,
});
const about = (type: "create" | "update" | "non_renewal", month: number): SubscriptionEvent => ({
  type,
  facts: facts({ nextChargeAt: date(month) }),
});
const paid = (transactionId: string, month: number): SubscriptionEvent => ({
  type: "payment",
  sandbox: false,
  facts: facts({ nextChargeAt: date(month) }),
  payment: { transactionId, amount: "4.99", currency: "EUR", at: date(month) },
});
const refunded = (transactionId: string): SubscriptionEvent => ({
  type: "refund",
  sandbox: false,
  facts: facts(),
  payment: { transactionId, amount: "4.99", currency: "EUR", at: date(9) },
  refundedAt: date(10),
});
const canceled: SubscriptionEvent = { type: "cancel", facts: facts({ endsAt: date(12) }) };

const apply = (events: SubscriptionEvent[]): Subscription | null =>
  events.reduce<Subscription | null>(
    (before, event) => applySubscriptionEvent(before, event, NOW) ?? before,
    null,
  );

/** Every order of a list. */
function orders<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, index) => orders(list.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

/** Without the order of the payments, and without a date that no longer counts. */
const summary = (subscription: Subscription | null) =>
  subscription && {
    ...subscription,
    nextChargeAt: subscription.status === "canceled" ? null : subscription.nextChargeAt,
    payments: subscription.payments
      .map(({ transactionId, refundedAt }) => ({ transactionId, refundedAt }))
      .toSorted((a, b) => a.transactionId.localeCompare(b.transactionId)),
  };

describe("the order of the notifications makes no difference", () => {
  test.each<[string, SubscriptionEvent[]]>([
    ["renewed", [paid("1", 10), about("create", 10), paid("2", 11), about("update", 11)]],
    ["stopped", [about("create", 10), about("update", 11), about("non_renewal", 11)]],
    ["stopped and renewed", [about("create", 10), about("non_renewal", 10), about("update", 11)]],
    ["canceled", [paid("1", 10), about("create", 10), about("non_renewal", 10), canceled]],
    ["refunded", [about("create", 10), paid("1", 10), refunded("1"), about("update", 11)]],
  ])("%s", (_name, events) => {
    const expected = summary(apply(events));
    for (const mixed of orders(events)) {
      expect(summary(apply(mixed))).toEqual(expected);
      expect(summary(apply([...mixed, ...mixed]))).toEqual(expected);
    }
  });
});

describe("the state", () => {
  test.each<[string, SubscriptionEvent[], Subscription["status"]]>([
    ["sold", [about("create", 10)], "active"],
    ["known by its payment alone", [paid("1", 10)], "active"],
    ["known by its renewal alone", [about("update", 10)], "active"],
    ["stopped", [about("create", 10), about("non_renewal", 10)], "non_renewing"],
    ["stopped before, renewed since", [about("update", 11), about("non_renewal", 10)], "active"],
    ["renewed", [about("non_renewal", 10), about("update", 11)], "active"],
    ["redelivered with the same date", [about("non_renewal", 10), about("update", 10)], "non_renewing"],
    [
      "canceled, and then all the rest",
      [canceled, about("update", 11), about("non_renewal", 12)],
      "canceled",
    ],
  ])("%s", (_name, events, status) => {
    expect(apply(events)?.status).toBe(status);
  });
});

test("a plan that is changed within a period replaces the first, even if the first is redelivered", () => {
  const change: SubscriptionEvent = {
    type: "update",
    facts: facts({ planId: "platinum", nextChargeAt: date(10) }),
  };
  expect(apply([about("create", 10), change, about("create", 10)])?.planId).toBe("platinum");
});

test("a redelivery changes nothing", () => {
  const known = apply([paid("1", 10), about("create", 10)]);
  for (const event of [paid("1", 10), about("create", 10)])
    expect(applySubscriptionEvent(known, event, NOW)).toBeNull();
});
