import { expect, test } from "vitest";
import { openStudio, tokenRequest } from "./studio.ts";

const BASE = "/api/v2/project/101/items";
const SUNDAY = "2026-08-30T23:59:59Z";
const MONDAY = "2026-08-31T00:00:00Z";

test("a limit with intervals shows its next reset", async () => {
  const { get, put } = await openStudio({ now: () => new Date(SUNDAY) });
  const unix = (date: string) => Date.parse(date) / 1_000;
  const next = async (interval_type: string) => {
    await put("/simulator/items/season-pass", {
      limits: { per_user: { total: 2, recurrent_schedule: { interval_type } } },
    });
    const { per_user, recurrent_schedule } = (await get(`${BASE}/sku/season-pass`)).body.limits;
    expect(per_user).toMatchObject({ total: 2, available: 2, recurrent_schedule: { interval_type } });
    expect(recurrent_schedule.per_user).toMatchObject(per_user.recurrent_schedule);
    return per_user.recurrent_schedule.reset_next_date;
  };
  expect(await next("daily")).toBe(unix(MONDAY));
  expect(await next("weekly")).toBe(unix(MONDAY));
  expect(await next("monthly")).toBe(unix("2026-09-01T00:00:00Z"));
  expect(
    await put("/simulator/items/sword", { limits: { per_user: { total: 1, every: "day" } } }),
  ).toMatchObject({
    status: 400,
  });
});

test.each([
  ["daily", MONDAY, 201],
  ["weekly", MONDAY, 201],
  ["monthly", MONDAY, 422],
  ["monthly", "2026-09-01T00:00:00Z", 201],
  [undefined, "2027-01-01T00:00:00Z", 422],
])("a purchase on Sunday counts for a limit that is %s until %s", async (interval_type, later, status) => {
  let now = new Date(SUNDAY);
  const { put, post, tokenCall, newOrder } = await openStudio({ now: () => now });
  await put("/simulator/items/sword", {
    limits: { per_user: { total: 1, ...(interval_type && { recurrent_schedule: { interval_type } }) } },
  });
  const { path } = await newOrder({}, "sword");
  await post(`${path}/pay`);
  expect((await tokenCall(tokenRequest({}, "sword"))).body.errorCode).toBe(1460);
  now = new Date(later);
  expect((await tokenCall(tokenRequest({}, "sword"))).status).toBe(status);
});

test("the example items with other terms", async () => {
  const { get, tokenCall } = await openStudio();
  const read = async (sku: string) => (await get(`${BASE}/sku/${sku}`)).body;
  expect(await read("vip-month")).toMatchObject({
    virtual_item_type: "non_renewing_subscription",
    inventory_options: { consumable: null, expiration_period: { type: "day", value: 30 } },
  });
  expect(await read("sword")).toMatchObject({ inventory_options: { expiration_period: null } });
  expect(await read("daily-snack")).toMatchObject({
    is_free: true,
    limits: { per_user: { total: 1, recurrent_schedule: { interval_type: "daily" } } },
  });
  expect(await read("two-coin-helmet")).toMatchObject({
    price: null,
    virtual_prices: [
      { sku: "gems", name: "Gems", amount: 120, is_default: true },
      { sku: "silver", name: "Silver", amount: 900, is_default: false },
    ],
  });
  expect((await tokenCall(tokenRequest({}, "vip-month"))).status).toBe(201);
  expect((await tokenCall(tokenRequest({}, "daily-snack"))).body.errorCode).toBe(1421);
  expect((await tokenCall(tokenRequest({}, "two-coin-helmet"))).body.errorCode).toBe(4054);
});

test("without a default price, an item has no price in other currencies", async () => {
  const { get, put, tokenCall } = await openStudio();
  const price = async (country: string) =>
    (await get(`${BASE}/virtual_items/sku/sword?country=${country}`)).body.price;
  expect(await price("JP")).toMatchObject({ currency: "JPY" });
  await put("/simulator/items/sword", { prices: { EUR: "4.49" } });
  expect(await price("DE")).toMatchObject({ amount: "4.49", currency: "EUR" });
  expect(await price("JP")).toBeNull();
  expect((await tokenCall(tokenRequest({}, "sword"))).status).toBe(201);
  const japanese = { user: { id: { value: "a" }, country: { value: "JP" } } };
  expect((await tokenCall(tokenRequest(japanese, "sword"))).body.errorCode).toBe(4055);
  await put("/simulator/items/sword", { default_currency: "EUR" });
  expect(await price("JP")).toMatchObject({ amount: "732", currency: "JPY" });
});
