import { expect, test } from "vitest";
import { basic, openStudio, type Studio } from "./studio.ts";

const SUBSCRIPTIONS = "/simulator/subscriptions";

async function sell(studio: Studio, change: object = {}) {
  const { body } = await studio.post(SUBSCRIPTIONS, {
    user: "player-42",
    name: "Ada",
    country: "DE",
    planId: "vip-month",
    ...change,
  });
  return { body, id: Number(body.subscription_id), path: `${SUBSCRIPTIONS}/${body.subscription_id}` };
}

const NOW = { now: () => new Date("2026-01-31T10:00:00Z") };

test("a sale: payment, then create_subscription, in both modes", async () => {
  const studio = await openStudio(NOW);
  const { body, id } = await sell(studio, { customParameters: { shard: 3 } });
  expect(body).toMatchObject({
    status: "active",
    plan_id: "vip-month",
    product_id: "vip",
    // 31 January plus a month.
    next_charge_at: "2026-02-28T10:00:00.000Z",
    ends_at: null,
    payments: [{ status: "done", amount: "4.99", currency: "EUR" }],
    webhooks: [{ type: "user_validation" }, { type: "payment" }, { type: "create_subscription" }],
  });
  const dates = {
    date_create: "2026-01-31T13:00:00+03:00",
    date_next_charge: "2026-02-28T13:00:00+03:00",
  };
  const [paid] = studio.receiver.bodies("payment");
  expect(paid).toMatchObject({
    purchase: {
      subscription: { plan_id: "vip-month", subscription_id: id, product_id: "vip", amount: 4.99, ...dates },
      total: { currency: "EUR", amount: 4.99 },
    },
    user: { id: "player-42" },
    transaction: { dry_run: 1 },
    custom_parameters: { shard: 3 },
  });
  expect(studio.receiver.bodies("create_subscription")[0]).toEqual({
    notification_type: "create_subscription",
    settings: { project_id: 101, merchant_id: 202 },
    user: { id: "player-42", name: "Ada" },
    subscription: {
      plan_id: "vip-month",
      subscription_id: id,
      product_id: "vip",
      tags: ["vip"],
      ...dates,
      trial: { value: 0, type: "day" },
    },
    custom_parameters: { shard: 3 },
  });
  expect((await studio.get(SUBSCRIPTIONS)).body).toEqual([body]);
});

test("a trial has no payment until it is renewed", async () => {
  const studio = await openStudio(NOW);
  const { body, path } = await sell(studio, { planId: "vip-trial" });
  expect(body).toMatchObject({ payments: [], next_charge_at: "2026-02-07T10:00:00.000Z" });
  expect(studio.receiver.types).toEqual(["user_validation", "create_subscription"]);
  expect(studio.receiver.bodies("create_subscription")[0].subscription.trial).toEqual({
    value: 7,
    type: "day",
  });
  expect((await studio.post(`${path}/renew`)).body.payments).toHaveLength(1);
});

test("a renewal: payment and update_subscription with the next date", async () => {
  const studio = await openStudio(NOW);
  const { path } = await sell(studio);
  const { body } = await studio.post(`${path}/renew`);
  expect(body).toMatchObject({ next_charge_at: "2026-03-28T10:00:00.000Z", payments: [{}, {}] });
  expect(studio.receiver.types.slice(3)).toEqual(["payment", "update_subscription"]);
  const [update] = studio.receiver.bodies("update_subscription");
  expect(update.subscription).toMatchObject({ date_next_charge: "2026-03-28T13:00:00+03:00" });
  expect(update.subscription).not.toHaveProperty("date_create");
});

test("a change of plan keeps the date of the next charge", async () => {
  const studio = await openStudio(NOW);
  const { path } = await sell(studio);
  const { body } = await studio.post(`${path}/change`, { planId: "vip-year" });
  expect(body).toMatchObject({ plan_id: "vip-year", next_charge_at: "2026-02-28T10:00:00.000Z" });
  expect(body.payments).toHaveLength(1);
  await studio.post(`${path}/change`, { nextChargeAt: "2026-02-01T00:00:00Z" });
  expect(studio.receiver.bodies("update_subscription")).toMatchObject([
    { subscription: { plan_id: "vip-year", date_next_charge: "2026-02-28T13:00:00+03:00" } },
    { subscription: { plan_id: "vip-year", date_next_charge: "2026-02-01T03:00:00+03:00" } },
  ]);
  expect((await studio.post(`${path}/change`)).status).toBe(400);
  expect((await studio.post(`${path}/change`, { planId: "none" })).status).toBe(404);
});

test("a subscription that is not to renew can be renewed; a canceled one cannot", async () => {
  const studio = await openStudio(NOW);
  const { path } = await sell(studio, { email: "p42@example.org" });
  expect((await studio.post(`${path}/non-renewing`)).body.status).toBe("non_renewing");
  expect(studio.receiver.bodies("non_renewal_subscription")[0]).toMatchObject({
    user: { id: "player-42", email: "p42@example.org" },
    subscription: { currency: "EUR", amount: 4.99, date_next_charge: "2026-02-28T13:00:00+03:00" },
  });
  expect((await studio.post(`${path}/renew`)).body.status).toBe("active");
  expect((await studio.post(`${path}/cancel`)).body).toMatchObject({
    status: "canceled",
    ends_at: "2026-03-28T10:00:00.000Z",
  });
  expect(studio.receiver.bodies("cancel_subscription")[0].subscription).toMatchObject({
    date_end: "2026-03-28T13:00:00+03:00",
  });
  for (const action of ["renew", "non-renewing", "cancel"])
    expect((await studio.post(`${path}/${action}`)).status).toBe(409);
});

test("refunds the last payment or a given one, each once", async () => {
  const studio = await openStudio();
  const { path } = await sell(studio);
  const { payments } = (await studio.post(`${path}/renew`)).body;
  const [first, last] = payments.map((payment: { transaction_id: string }) => payment.transaction_id);
  expect((await studio.post(`${path}/refund`)).body).toMatchObject({
    status: "active",
    payments: [{ status: "done" }, { status: "refunded" }],
  });
  expect((await studio.post(`${path}/refund`, { transactionId: last })).status).toBe(409);
  await studio.post(`${path}/refund`, { transactionId: first, code: 2 });
  const refunds = studio.receiver.received.filter(({ type }) => type === "refund");
  expect(refunds.map(({ raw }) => /"transaction":\{"id":(\d+)/.exec(raw)?.[1])).toEqual([last, first]);
  expect(studio.receiver.bodies("refund")[1]).toMatchObject({
    purchase: { subscription: { plan_id: "vip-month" }, total: { amount: 4.99 } },
    refund_details: { code: 2 },
  });
  expect((await studio.post(`${path}/refund`)).status).toBe(409);
});

test("its payments are in the report", async () => {
  const studio = await openStudio();
  const { body } = await sell(studio, { sandbox: false });
  const report = "/merchant/v2/merchants/202/reports/transactions/search.json";
  const { text } = await studio.get(report, basic(202));
  expect(text).toContain(`"transaction":{"id":${body.payments[0].transaction_id},`);
});

test("an unknown player cannot buy one", async () => {
  const studio = await openStudio();
  studio.receiver.answers.user_validation = [400];
  expect((await studio.post(SUBSCRIPTIONS, { user: "nobody", planId: "vip-month" })).status).toBe(409);
  expect((await studio.get(SUBSCRIPTIONS)).body).toMatchObject([{ status: "new", payments: [] }]);
  expect((await studio.post(SUBSCRIPTIONS, { user: "a", planId: "none" })).status).toBe(404);
});

test("each of its webhooks can be lost and resent", async () => {
  const studio = await openStudio();
  await studio.post("/simulator/webhooks/lose-next", { types: ["create_subscription"] });
  const { path, body } = await sell(studio);
  expect(body.webhooks).toMatchObject([{}, { state: "delivered" }, { state: "lost" }]);
  expect(studio.receiver.types).toEqual(["user_validation", "payment"]);
  await studio.post(`${path}/send-again`);
  expect(studio.receiver.types.at(-1)).toBe("create_subscription");
});
