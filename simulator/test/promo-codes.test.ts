import { expect, test } from "vitest";
import { basic, openStudio, type Studio } from "./studio.ts";

const SEARCH = "/api/v3/project/101/admin/order/search";
const codes = async ({ get }: Studio) => (await get("/simulator/promo-codes")).body;

test("a code reduces order, lines and notification by 20 %", async () => {
  const studio = await openStudio();
  const { id, token, path } = await studio.newOrder({}, "discounted-potion");
  const { body } = await studio.post(`${path}/pay`, { promoCode: "SAVE20" });
  expect(body).toMatchObject({ status: "done", promo_code: "SAVE20", price: { amount: "2.40" } });
  const [paid] = studio.receiver.bodies("order_paid");
  expect(paid).toMatchObject({
    items: [
      {
        sku: "discounted-potion",
        amount: "2.4000",
        promotions: [
          { amount_without_discount: "4.0000", amount_with_discount: "3.0000", sequence: 1 },
          { amount_without_discount: "3.0000", amount_with_discount: "2.4000", sequence: 2 },
        ],
      },
    ],
    order: { amount: "2.4000", promocodes: [{ code: "SAVE20", external_id: "save20" }], coupons: [] },
    billing: {
      purchase: { total: { amount: 2.4 }, promotions: [{ technical_name: "save20", id: 8501 }] },
    },
  });
  const read = await studio.get(`/api/v2/project/101/order/${id}`, { authorization: `Bearer ${token}` });
  expect(read.body.content.price).toEqual({
    amount: "2.40",
    amount_without_discount: "4.00",
    currency: "EUR",
  });
  expect((await codes(studio))[0]).toMatchObject({ code: "SAVE20", used: 1 });
  await studio.request("DELETE", "/simulator/promo-codes");
  expect((await codes(studio))[0]).toMatchObject({ used: 0 });
});

test("without a code there are no promotions", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  const [paid] = studio.receiver.bodies("order_paid");
  expect(paid).toMatchObject({ items: [{ promotions: [] }], order: { amount: "9.9900", promocodes: [] } });
  expect(paid.billing.purchase).not.toHaveProperty("promotions");
});

test("separate mode: payment has the promotion", async () => {
  const studio = await openStudio({ mode: "separate" });
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`, { promoCode: "SAVE20" });
  expect(studio.receiver.bodies("payment")[0].purchase).toMatchObject({
    total: { amount: 7.99 },
    promotions: [{ technical_name: "save20" }],
  });
});

test.each([1, 2])(
  "a code adds a free item, flagged in items of version 2 only (%i)",
  async (itemsVersion) => {
    const studio = await openStudio();
    await studio.request("PATCH", "/simulator/settings", { itemsVersion });
    const { path } = await studio.newOrder();
    await studio.post(`${path}/pay`, { promoCode: "FREEGIFT" });
    const [{ items, order }] = studio.receiver.bodies("order_paid");
    expect(order.amount).toBe("9.9900");
    expect(items).toMatchObject([
      { sku: "coins-100", amount: "9.9900" },
      { sku: "free-gift", quantity: 1, amount: "0.0000" },
    ]);
    const flags = { is_free: true, is_bonus: true, is_bundle_content: false };
    if (itemsVersion === 2) expect(items[1]).toMatchObject(flags);
    else for (const flag of Object.keys(flags)) expect(items[1]).not.toHaveProperty(flag);
    const { body } = await studio.post(SEARCH, {}, basic(101));
    expect(body.orders[0]).toMatchObject({
      promotions: [{ promotion_id: 8502 }],
      items: [
        { is_free: false, is_bonus: false },
        { sku: "free-gift", is_free: true, is_bonus: true },
      ],
    });
  },
);

test.each([
  ["NONSENSE", "not valid"],
  ["save20", "not valid"],
  ["USEDUP", "used up"],
])("%s is refused, and the order can still be paid", async (promoCode, why) => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  expect(await studio.post(`${path}/pay`, { promoCode })).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining(why) },
  });
  expect((await studio.get(path)).body).toMatchObject({ status: "new", promo_code: null, webhooks: [] });
  expect((await studio.post(`${path}/pay`)).body.price.amount).toBe("9.99");
});

test("the checkout has a field for the code, and shows the new price", async () => {
  const studio = await openStudio();
  const { token, path } = await studio.newOrder();
  const enter = (promo_code: string) =>
    studio.request(
      "POST",
      "/paystation4/",
      String(new URLSearchParams({ token, action: "promo", promo_code })),
      { "content-type": "application/x-www-form-urlencoded" },
    );
  expect((await studio.get(`/paystation4/?token=${token}`)).text).toContain('name="promo_code"');
  expect(await enter("USEDUP")).toMatchObject({ status: 409, text: expect.stringContaining("used up") });
  const { status, text } = await enter(" SAVE20 ");
  expect(status).toBe(200);
  for (const part of ["Promo code SAVE20 is applied.", "7.99 EUR", "9.99 EUR"]) expect(text).toContain(part);
  expect(text).not.toContain('name="promo_code"');
  expect((await studio.get(path)).body).toMatchObject({ status: "new", price: { amount: "7.99" } });
  expect((await codes(studio))[0]).toMatchObject({ used: 0 });
});

test("a refused payment does not use the code", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  await studio.request("PATCH", "/simulator/settings", { now: 25 * 60 * 60 * 1_000 });
  expect((await studio.post(`${path}/pay`, { promoCode: "SAVE20" })).status).toBe(409);
  expect((await studio.get(path)).body).toMatchObject({ promo_code: null, price: { amount: "9.99" } });
});
