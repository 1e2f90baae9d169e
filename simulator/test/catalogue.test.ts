import { expect, test } from "vitest";
import { openStudio } from "./studio.ts";

const BASE = "/api/v2/project/101/items";

test("an item by its SKU, priced for the country that is asked for", async () => {
  const { get } = await openStudio();
  expect((await get(`${BASE}/sku/coins-100`)).body).toMatchObject({
    sku: "coins-100",
    type: "virtual_good",
    price: { amount: "10.99", currency: "USD" },
    can_be_bought: true,
  });
  const german = await get(`${BASE}/virtual_items/sku/coins-100?country=DE&locale=fr`);
  expect(german.body).toMatchObject({ name: "100 pièces", price: { amount: "9.99", currency: "EUR" } });
  expect((await get(`${BASE}/sku/coins-100?country=JP`)).body.price.amount).toMatch(/^\d+$/);
});

test("an unknown SKU is 404 with code 4001", async () => {
  const { get } = await openStudio();
  expect(await get(`${BASE}/sku/no-such-item`)).toMatchObject({
    status: 404,
    body: {
      statusCode: 404,
      errorCode: 4001,
      errorMessage: "[0401-4001]: Item with sku = 'no-such-item' not found",
    },
  });
});

test("lists come in pages, without what is not on sale now", async () => {
  const { get } = await openStudio();
  const skus: string[] = [];
  for (let offset = 0, more = true; more; offset = skus.length) {
    const { body } = await get(`${BASE}?limit=4&offset=${offset}`);
    expect(body.items.length).toBeLessThanOrEqual(4);
    skus.push(...body.items.map(({ sku }: { sku: string }) => sku));
    more = body.has_more;
  }
  expect(new Set(skus).size).toBe(skus.length);
  expect(skus).toContain("starter-pack");
  expect(skus).not.toContain("winter-skin");
  expect((await get(`${BASE}/sku/winter-skin`)).status).toBe(404);
  expect((await get(`${BASE}/sku/winter-skin?show_inactive_time_limited_items=1`)).status).toBe(200);
});

test("each kind has its call", async () => {
  const { get } = await openStudio();
  for (const [path, sku] of [
    ["/virtual_currency", "gems"],
    ["/virtual_currency/package", "gems-500"],
    ["/bundle", "starter-pack"],
    ["/game", "game-key"],
  ]) {
    expect((await get(`${BASE}${path}`)).body.items.map((item: { sku: string }) => item.sku)).toEqual([sku]);
  }
  expect((await get(`${BASE}/bundle/sku/starter-pack`)).body.content).toMatchObject([
    { sku: "coins-100", quantity: 2 },
    { sku: "sword", quantity: 1 },
  ]);
  expect((await get(`${BASE}/bundle/sku/coins-100`)).status).toBe(404);
});

test("what cannot be bought says why", async () => {
  const { get } = await openStudio();
  expect((await get(`${BASE}/sku/free-gift`)).body).toMatchObject({ is_free: true, price: null });
  expect((await get(`${BASE}/sku/gem-skin`)).body).toMatchObject({
    price: null,
    virtual_prices: [{ sku: "gems" }],
  });
  expect((await get(`${BASE}/sku/limited-hat`)).body).toMatchObject({
    limits: { per_item: { available: 0 } },
  });
  expect((await get(`${BASE}/sku/locked-shield`)).body).toMatchObject({ can_be_bought: false });
  expect((await get(`${BASE}/sku/discounted-potion`)).body.price).toMatchObject({
    amount: "3.00",
    amount_without_discount: "4.00",
  });
});
