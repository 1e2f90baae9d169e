import { expect, test } from "vitest";
import { openStudio, type Studio, tokenRequest } from "./studio.ts";

const BASE = "/api/v2/project/101/items";
const TYPED = `${BASE}/virtual_items/sku`;
const IN_JAPAN = { "x-forwarded-for": "202.12.29.205" };

const buyer = (country: string, id = "player-1") => ({
  user: { id: { value: id }, country: { value: country } },
});
const listed = async ({ get }: Studio, query = "", headers = {}) => {
  const { body } = await get(`${BASE}${query}`, headers);
  return body.items.map(({ sku }: { sku: string }) => sku);
};
const refusal = async (studio: Studio, sku: string, change: object = buyer("DE")) => {
  const { status, body } = await studio.tokenCall(tokenRequest(change, sku));
  return status === 201 ? "sold" : [status, body.errorCode];
};

test("an item with regions is shown in their countries only", async () => {
  const studio = await openStudio();
  const { get } = studio;
  for (const path of [
    `${TYPED}/tokyo-banner`,
    `${BASE}/sku/tokyo-banner`,
    `${TYPED}/tokyo-banner?country=DE`,
  ])
    expect(await get(path)).toMatchObject({ status: 404, body: { errorCode: 4001 } });
  expect((await get(`${TYPED}/tokyo-banner?country=JP`)).body).toMatchObject({
    price: { amount: "980", currency: "JPY" },
  });
  expect((await get(`${BASE}/sku/tokyo-banner`, IN_JAPAN)).status).toBe(200);
  expect((await get(`${BASE}/sku/tokyo-banner?country=JP`)).status).toBe(404);
  expect((await get(`${TYPED}/coins-100?country=DE`)).status).toBe(200);
  expect(await listed(studio)).not.toContain("tokyo-banner");
  expect(await listed(studio, "?country=JP")).toContain("tokyo-banner");
  expect(await listed(studio, "", IN_JAPAN)).toContain("tokyo-banner");
});

test("an item with regions is sold to buyers from there only", async () => {
  const studio = await openStudio();
  expect(await refusal(studio, "tokyo-banner")).toEqual([422, 1601]);
  expect(await refusal(studio, "tokyo-banner", buyer("JP"))).toBe("sold");
  const stateless = tokenRequest({ user: { id: { value: "a" } } }, "tokyo-banner");
  expect((await studio.tokenCall(stateless, { "x-user-ip": "202.12.29.205" })).status).toBe(201);
  expect((await studio.tokenCall(stateless, { "x-user-ip": "8.8.8.8" })).status).toBe(422);
  expect(await refusal(studio, "sword")).toBe("sold");
});

test("regions can be changed and restored", async () => {
  const studio = await openStudio();
  const { get, put, request } = studio;
  expect((await get("/simulator/regions")).body).toMatchObject([{ id: 44, countries: ["JP"] }, { id: 45 }]);
  await put("/simulator/regions/44", { countries: ["JP", "KR"] });
  expect(await refusal(studio, "tokyo-banner", buyer("KR"))).toBe("sold");
  await put("/simulator/regions/46", { countries: ["BR"] });
  await put("/simulator/items/sword", { regions: [{ id: 45 }, { id: 46 }] });
  expect(await refusal(studio, "sword", buyer("BR"))).toBe("sold");
  expect(await refusal(studio, "sword", buyer("DE"))).toBe("sold");
  expect(await refusal(studio, "sword", buyer("US"))).toEqual([422, 1601]);
  expect((await request("DELETE", "/simulator/regions/46")).status).toBe(204);
  expect(await refusal(studio, "sword", buyer("BR"))).toEqual([422, 1601]);
  expect(await put("/simulator/items/hat", { regions: [{ id: 7 }] })).toMatchObject({ status: 404 });
  expect(await put("/simulator/items/sword", { regions: [{ id: 7 }] })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("region 7") },
  });
  expect((await put("/simulator/regions/44", { countries: ["Japan"] })).status).toBe(400);
  expect((await request("DELETE", "/simulator/regions/7")).status).toBe(404);
  await request("DELETE", "/simulator/items");
  expect((await get("/simulator/regions")).body).toMatchObject([{ countries: ["JP"] }, { id: 45 }]);
});

test("an item that is switched off is neither shown nor sold", async () => {
  const studio = await openStudio();
  expect((await studio.get(`${TYPED}/retired-drum`)).status).toBe(404);
  expect(await listed(studio)).not.toContain("retired-drum");
  expect(await refusal(studio, "retired-drum")).toEqual([422, 1455]);
  await studio.put("/simulator/items/retired-drum", { is_enabled: true });
  expect((await studio.get(`${TYPED}/retired-drum`)).status).toBe(200);
  expect(await refusal(studio, "retired-drum")).toBe("sold");
});

test("an item that is hidden from the shop can be bought", async () => {
  const studio = await openStudio();
  expect((await studio.get(`${TYPED}/secret-map`)).status).toBe(404);
  expect((await studio.get(`${BASE}/sku/secret-map`)).status).toBe(404);
  expect(await listed(studio)).not.toContain("secret-map");
  expect(await refusal(studio, "secret-map")).toBe("sold");
  await studio.put("/simulator/items/secret-map", { is_show_in_store: true });
  expect(await listed(studio)).toContain("secret-map");
});

test("a personal item is shown and sold to its users only", async () => {
  const studio = await openStudio();
  const { get, newOrder } = studio;
  const read = async (userId: string) => {
    const { token } = await newOrder(buyer("DE", userId));
    return (await get(`${TYPED}/founders-cape`, { authorization: `Bearer ${token}` })).status;
  };
  expect((await get(`${TYPED}/founders-cape`)).status).toBe(404);
  expect(await read("stranger")).toBe(404);
  expect(await read("player-42")).toBe(200);
  expect(await listed(studio)).not.toContain("founders-cape");
  expect(await refusal(studio, "founders-cape", buyer("DE", "stranger"))).toEqual([422, 1455]);
  expect(await refusal(studio, "founders-cape", buyer("DE", "player-42"))).toBe("sold");
  await studio.put("/simulator/items/founders-cape", { visible_to: null });
  expect((await get(`${TYPED}/founders-cape`)).status).toBe(200);
});

test("hidden keys are missing from their game", async () => {
  const { get, put } = await openStudio();
  await put("/simulator/items/game-key", { is_enabled: false });
  const { body } = await get(`${BASE}/game/sku/space-game`);
  expect(body.unit_items).toMatchObject([{ sku: "space-game_steam" }]);
});

test.each([
  ["sold out", "limited-hat", { can_be_bought: false, limits: { per_item: { available: 0 } } }],
  ["over", "winter-skin", { can_be_bought: false }],
  ["not on sale yet", "future-skin", { can_be_bought: false }],
  ["barred", "locked-shield", { can_be_bought: false }],
  ["on sale", "sword", { can_be_bought: true }],
  ["limited, and not sold out", "season-pass", { can_be_bought: true }],
])("can_be_bought of an item that is %s", async (_name, sku, expected) => {
  const { get } = await openStudio();
  const { body } = await get(`${BASE}/sku/${sku}?show_inactive_time_limited_items=1`);
  expect(body).toMatchObject(expected);
});

test("the last piece can be bought, and no more", async () => {
  const { get, put, post, newOrder } = await openStudio();
  const isBuyable = async () => (await get(`${BASE}/sku/limited-hat`)).body.can_be_bought;
  await put("/simulator/items/limited-hat", { limits: { per_item: { total: 10, available: 1 } } });
  expect(await isBuyable()).toBe(true);
  const { path } = await newOrder({}, "limited-hat");
  await post(`${path}/pay`);
  expect(await isBuyable()).toBe(false);
});

test("a change of an item keeps its other fields", async () => {
  const { get, put } = await openStudio();
  await put("/simulator/items/season-pass", { can_be_bought: false });
  await put("/simulator/items/winter-skin", { prices: { USD: "1.00" } });
  await put("/simulator/items/tokyo-banner", { is_free: false });
  expect((await get("/simulator/items/season-pass")).body.limits).toEqual({ per_user: { total: 1 } });
  expect((await get("/simulator/items/winter-skin")).body.periods).toHaveLength(1);
  expect((await get("/simulator/items/tokyo-banner")).body.regions).toEqual([{ id: 44 }]);
});
