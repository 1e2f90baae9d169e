// Payments without a store order.
import { expect, test } from "vitest";
import { basic, openStudio } from "./studio.ts";

const PAYMENTS = "/simulator/payments";

test.each(["combined", "separate"] as const)("virtual currency: only payment is sent, %s", async (mode) => {
  const studio = await openStudio({ mode });
  const { status, body } = await studio.post(PAYMENTS, {
    user: "player-42",
    country: "DE",
    virtualCurrency: { sku: "gems", quantity: 500 },
    externalId: "ref-1",
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: "done", sandbox: true, amount: "5.00", currency: "EUR" });
  expect(studio.receiver.types).toEqual(["user_validation", "payment"]);
  const [paid] = studio.receiver.bodies("payment");
  expect(paid).toMatchObject({
    purchase: {
      virtual_currency: { name: "Gems", sku: "gems", quantity: 500, currency: "EUR", amount: 5 },
      total: { currency: "EUR", amount: 5 },
    },
    user: { id: "player-42", country: "DE" },
    transaction: { external_id: "ref-1", dry_run: 1 },
  });
  expect(paid.purchase).not.toHaveProperty("order");
  expect(studio.receiver.received[1]?.raw).toContain(`"transaction":{"id":${body.transaction_id},`);
  expect((await studio.get("/simulator/orders")).body).toEqual([]);
  expect((await studio.get(`${PAYMENTS}/${body.transaction_id}`)).body).toEqual(body);
});

test("a sum that the studio has chosen can be refunded in two ways", async () => {
  const studio = await openStudio();
  const checkout = { amount: "12.50", currency: "USD" };
  const { body } = await studio.post(PAYMENTS, { user: "a", checkout, dryRun: false });
  const [paid] = studio.receiver.bodies("payment");
  expect(paid.purchase).toEqual({
    checkout: { currency: "USD", amount: 12.5 },
    total: { currency: "USD", amount: 12.5 },
  });
  expect(paid.transaction).not.toHaveProperty("dry_run");
  const path = `${PAYMENTS}/${body.transaction_id}`;
  await studio.post(`${path}/partial-refund`, { amount: "2.50" });
  expect((await studio.post(`${path}/refund`, { code: 2 })).body.status).toBe("refunded");
  expect(studio.receiver.types.slice(2)).toEqual(["partial_refund", "refund"]);
  expect(studio.receiver.bodies("refund")[0]).toMatchObject({
    purchase: { checkout: { amount: 12.5 }, total: { amount: 12.5 } },
    refund_details: { code: 2 },
  });
  expect((await studio.post(`${path}/refund`)).status).toBe(409);
});

test("the report lists it, and the Merchant API refunds it", async () => {
  const studio = await openStudio();
  const wanted = { user: "a", virtualCurrency: { sku: "gems", quantity: 100 } };
  const { transaction_id } = (await studio.post(PAYMENTS, wanted)).body;
  const reports = "/merchant/v2/merchants/202/reports/transactions";
  const { body } = await studio.get(`${reports}/search.json?type=test`, basic(202));
  expect(body).toMatchObject([{ purchase: { virtual_currency: { name: "Gems", amount: 1 } } }]);
  const refund = await studio.put(
    `${reports}/${transaction_id}/refund`,
    { description: "asked" },
    basic(202),
  );
  expect(refund.status).toBe(200);
  await studio.receiver.until(3);
  expect(studio.receiver.types).toEqual(["user_validation", "payment", "refund"]);
});

test("a payment of an unknown player is refused, unless validation is off", async () => {
  const studio = await openStudio();
  studio.receiver.answers.user_validation = [400];
  const wanted = { user: "nobody", virtualCurrency: { sku: "gems", quantity: 1 } };
  expect((await studio.post(PAYMENTS, wanted)).status).toBe(409);
  expect(studio.receiver.types).toEqual(["user_validation"]);
  expect((await studio.post(PAYMENTS, { ...wanted, validateUser: false })).body.status).toBe("done");
  expect(studio.receiver.types).toEqual(["user_validation", "payment"]);
});

test.each([
  [{ user: "a" }, 400],
  [
    {
      user: "a",
      checkout: { amount: 1, currency: "USD" },
      virtualCurrency: { sku: "gems", quantity: 1 },
    },
    400,
  ],
  [{ user: "a", checkout: { amount: 0, currency: "USD" } }, 400],
  [{ user: "a", virtualCurrency: { sku: "sword", quantity: 1 } }, 404],
])("%j is refused with %i", async (body, status) => {
  const { post } = await openStudio();
  expect(await post(PAYMENTS, body)).toMatchObject({ status, body: { error: expect.any(String) } });
});
