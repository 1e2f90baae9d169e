// Subscriptions: from their notifications and payments to the document that a player reads.
import type { DocumentData } from "firebase/firestore";
import { beforeEach, describe, expect, test } from "vitest";
import { newPlayer, read, stack } from "../../support/client.ts";
import { control, deliver, newOrderId } from "../../support/xsolla.ts";

let uid: string;
let id: number;

beforeEach(async () => {
  ({ uid } = await newPlayer());
  id = newOrderId();
});

const stored = (): Promise<DocumentData | undefined> =>
  read(`xsollaPlayers/${uid}/xsollaSubscriptions/${id}`);
const dateOf = (value: unknown): string => Object(value).toDate().toISOString();

const SEPTEMBER = "2026-09-02T11:04:09+03:00";
const OCTOBER = "2026-10-02T11:04:09+03:00";
const NOVEMBER = "2026-11-02T11:04:09+03:00";
const iso = (date: string) => new Date(date).toISOString();

const HEAD = { settings: { project_id: stack.xsollaProjectId, merchant_id: 202 } };
const plan = { plan_id: "season-pass", product_id: "pass", tags: ["vip"] };
const about = (type: string, subscription: object) => ({
  notification_type: type,
  ...HEAD,
  user: { id: uid, name: "Ada" },
  subscription: { subscription_id: id, ...subscription },
});
const create = () =>
  about("create_subscription", { ...plan, date_create: SEPTEMBER, date_next_charge: OCTOBER });
const update = (date: string, more: object = {}) =>
  about("update_subscription", { ...plan, date_next_charge: date, ...more });
const nonRenewal = (date: string) =>
  about("non_renewal_subscription", {
    plan_id: "season-pass",
    date_create: SEPTEMBER,
    date_next_charge: date,
  });
const cancel = (date: string) =>
  about("cancel_subscription", { ...plan, date_create: SEPTEMBER, date_end: date });
const money = (type: string, transactionId: number, more: object = {}) => ({
  notification_type: type,
  ...HEAD,
  user: { id: uid, country: "DE" },
  purchase: {
    total: { currency: "EUR", amount: 4.99 },
    subscription: {
      subscription_id: String(id),
      ...plan,
      date_create: SEPTEMBER,
      date_next_charge: OCTOBER,
      currency: "EUR",
      amount: 4.99,
    },
  },
  transaction: { id: transactionId, payment_date: SEPTEMBER, dry_run: 1 },
  ...more,
});

async function tell(...notifications: object[]): Promise<void> {
  for (const notification of notifications)
    expect(await deliver(notification)).toMatchObject({ status: 204, body: "" });
}

test("a subscription is recorded from the first payment to the end", async () => {
  await tell(money("payment", id * 10), create());
  const first = await stored();
  expect(first).toEqual({
    planId: "season-pass",
    productId: "pass",
    status: "active",
    sandbox: true,
    nextChargeAt: expect.anything(),
    endsAt: null,
    tags: ["vip"],
    payments: [{ transactionId: String(id * 10), amount: "4.99", currency: "EUR", at: expect.anything() }],
    createdAt: expect.anything(),
    updatedAt: expect.anything(),
  });
  expect([dateOf(first?.createdAt), dateOf(first?.nextChargeAt)]).toEqual([iso(SEPTEMBER), iso(OCTOBER)]);
  expect(dateOf(first?.payments[0].at)).toBe(iso(SEPTEMBER));

  await tell(update(NOVEMBER, { plan_id: "gold-pass" }));
  const renewed = await stored();
  expect([renewed?.planId, dateOf(renewed?.nextChargeAt)]).toEqual(["gold-pass", iso(NOVEMBER)]);
  await tell(nonRenewal(NOVEMBER));
  expect(await stored()).toMatchObject({ status: "non_renewing" });
  await tell(cancel(NOVEMBER));
  const ended = await stored();
  expect(ended).toMatchObject({ status: "canceled", sandbox: true });
  expect(dateOf(ended?.endsAt)).toBe(iso(NOVEMBER));
});

test("a repetition changes nothing", async () => {
  const all = [money("payment", id * 10), create(), update(NOVEMBER), nonRenewal(NOVEMBER), cancel(NOVEMBER)];
  await tell(...all);
  const before = await stored();
  await tell(...all, ...all.toReversed());
  expect(await stored()).toEqual(before);
});

test("twelve deliveries at once are all recorded", async () => {
  const payments = Array.from({ length: 6 }, (_, index) => money("payment", id * 10 + index));
  const answers = await Promise.all([...payments, ...payments].map((notification) => deliver(notification)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  expect((await stored())?.payments).toHaveLength(6);
});

describe("a late notification", () => {
  test("is overtaken by a later date of the next charge", async () => {
    await tell(update(NOVEMBER), nonRenewal(OCTOBER), create());
    const subscription = await stored();
    expect([subscription?.status, dateOf(subscription?.nextChargeAt)]).toEqual(["active", iso(NOVEMBER)]);
    expect(dateOf(subscription?.createdAt)).toBe(iso(SEPTEMBER));
  });

  test("with the same date does not make a subscription renew again", async () => {
    await tell(nonRenewal(OCTOBER), create(), update(OCTOBER));
    expect(await stored()).toMatchObject({ status: "non_renewing", productId: "pass", tags: ["vip"] });
  });

  test("a renewal makes it active again", async () => {
    await tell(create(), nonRenewal(OCTOBER), update(NOVEMBER));
    expect(await stored()).toMatchObject({ status: "active" });
  });

  test("after the cancelation adds what was not known, and changes nothing else", async () => {
    await tell(cancel(OCTOBER), update(NOVEMBER), create(), nonRenewal(NOVEMBER));
    const subscription = await stored();
    expect(subscription).toMatchObject({ status: "canceled", sandbox: null });
    expect(dateOf(subscription?.endsAt)).toBe(iso(OCTOBER));
    await tell(money("payment", id * 10));
    expect(await stored()).toMatchObject({
      status: "canceled",
      sandbox: true,
      payments: [{ transactionId: String(id * 10) }],
    });
  });
});

describe("a refund", () => {
  const refund = { refund_details: { code: 1, reason: "asked for", date: OCTOBER } };

  test.each([
    ["after the payment", ["payment", "refund"]],
    ["before the payment", ["refund", "payment"]],
  ])("is recorded with its payment: %s", async (_name, types) => {
    for (const type of types) await tell(money(type, id * 10, type === "refund" ? refund : {}));
    await tell(money("payment", id * 10 + 1), money("refund", id * 10, refund));
    const { payments } = (await stored()) ?? {};
    expect(payments).toHaveLength(2);
    expect(dateOf(payments[0].refundedAt)).toBe(iso(OCTOBER));
    expect(payments[1]).not.toHaveProperty("refundedAt");
    expect(await stored()).toMatchObject({ status: "active" });
  });

  test("of a part leaves the payment as it is", async () => {
    await tell(money("payment", id * 10), money("partial_refund", id * 10, refund));
    expect((await stored())?.payments[0]).not.toHaveProperty("refundedAt");
  });
});

test("a test payment is marked as sandbox, a real one is not", async () => {
  await tell(money("payment", id * 10, { transaction: { id: id * 10, payment_date: SEPTEMBER } }));
  expect(await stored()).toMatchObject({ sandbox: false });
});

test("the player is not looked up", async () => {
  uid = "player-of-the-web-shop";
  await tell(create());
  expect(await stored()).toMatchObject({ status: "active" });
});

test("ids that cannot be document ids are stored with the notification only", async () => {
  const strange = about("create_subscription", { ...plan, subscription_id: "a/b" });
  const nobody = { ...create(), user: { id: "no/body" } };
  await tell(strange, nobody, about("create_subscription", { subscription_id: "" }));
  expect(await stored()).toBeUndefined();
});

test("the simulator's subscription is sold, renewed, stopped and canceled", async () => {
  const sold = await control("POST", "/subscriptions", { user: uid, planId: "vip-month" });
  const { subscription_id } = Object(sold);
  const path = `xsollaPlayers/${uid}/xsollaSubscriptions/${subscription_id}`;
  await expect
    .poll(() => read(path))
    .toMatchObject({ status: "active", planId: "vip-month", sandbox: true, payments: [{ amount: "4.99" }] });
  await control("POST", `/subscriptions/${subscription_id}/renew`, {});
  await expect.poll(async () => (await read(path))?.payments).toHaveLength(2);
  await control("POST", `/subscriptions/${subscription_id}/change`, { planId: "vip-year" });
  await expect.poll(() => read(path)).toMatchObject({ planId: "vip-year" });
  await control("POST", `/subscriptions/${subscription_id}/refund`, {});
  await expect.poll(async () => (await read(path))?.payments[1]).toHaveProperty("refundedAt");
  await control("POST", `/subscriptions/${subscription_id}/non-renewing`, {});
  await expect.poll(() => read(path)).toMatchObject({ status: "non_renewing" });
  await control("POST", `/subscriptions/${subscription_id}/cancel`, {});
  await expect.poll(() => read(path)).toMatchObject({ status: "canceled", endsAt: expect.anything() });
});
