import { expect, test } from "vitest";
import { openStudio } from "./studio.ts";

const BASE = "/api/v2/project/101/items";
const skusOf = ({ items }: { items: { sku: string }[] }) => items.map(({ sku }) => sku);

test("an item has the documented form, by SKU and by id", async () => {
  const { get, simulator } = await openStudio();
  const { body } = await get(`${BASE}/sku/coins-100`);
  expect(body).toEqual({
    item_id: 550101,
    sku: "coins-100",
    type: "virtual_good",
    virtual_item_type: "consumable",
    name: "100 coins",
    description: "A small pouch",
    image_url: `${simulator.url}/simulator/images/coins-100.svg`,
    is_free: false,
    price: { amount: "10.99", amount_without_discount: "10.99", currency: "USD" },
    virtual_prices: [],
    can_be_bought: true,
    promotions: [],
    limits: null,
    periods: [],
    inventory_options: { consumable: { usages_count: 1 }, expiration_period: null },
    attributes: [],
    groups: [{ external_id: "coins", name: "coins" }],
    custom_attributes: {},
    vp_rewards: [],
  });
  expect((await get(`${BASE}/id/550101`)).body).toEqual(body);
  const image = await get("/simulator/images/coins-100.svg");
  expect(image.headers.get("content-type")).toContain("image/svg+xml");
  expect(image.text).toContain("<path");
});

test.each(["/sku/no-such-item", "/virtual_items/sku/no-such-item", "/bundle/sku/coins-100"])(
  "%s is 404 with code 4001",
  async (path) => {
    const { get } = await openStudio();
    const { status, body } = await get(BASE + path);
    expect(status).toBe(404);
    expect(body).toMatchObject({
      statusCode: 404,
      errorCode: 4001,
      errorMessage: `[0401-4001]: Item with sku = '${path.split("/").at(-1)}' not found`,
      transactionId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  },
);

test("typed reads and lists take country and language", async () => {
  const { get } = await openStudio();
  const german = await get(`${BASE}/virtual_items/sku/coins-100?country=DE&locale=fr`);
  expect(german.body).toMatchObject({ name: "100 pièces", price: { amount: "9.99", currency: "EUR" } });
  expect((await get(`${BASE}/virtual_items/sku/coins-100?locale=de`)).body.name).toBe("100 coins");
  expect((await get(`${BASE}/virtual_items/sku/coins-100?country=JP`)).body.price).toMatchObject({
    amount: expect.stringMatching(/^\d+$/),
    currency: "JPY",
  });
  const list = await get(`${BASE}?country=GB`);
  expect(list.body.items[0].price.currency).toBe("GBP");
});

test("the read of any type takes neither: the caller's address decides", async () => {
  const { get } = await openStudio();
  const path = `${BASE}/sku/coins-100?country=JP&locale=fr`;
  expect((await get(path)).body).toMatchObject({ name: "100 coins", price: { currency: "USD" } });
  const british = await get(path, { "x-forwarded-for": "81.2.69.142" });
  expect(british.body.price.currency).toBe("GBP");
});

test("lists are paged", async () => {
  const { get } = await openStudio();
  const skus: string[] = [];
  for (let more = true; more; ) {
    const { body } = await get(`${BASE}?limit=4&offset=${skus.length}`);
    expect(body.items.length).toBeLessThanOrEqual(4);
    skus.push(...skusOf(body));
    more = body.has_more;
  }
  expect(new Set(skus).size).toBe(skus.length);
  expect(skus).toEqual(expect.arrayContaining(["coins-100", "starter-pack", "gems-500", "game-key"]));
  expect((await get(`${BASE}?limit=500`)).body).toMatchObject({ has_more: false });
  expect((await get(`${BASE}?offset=500`)).body).toEqual({ has_more: false, items: [] });
});

test.each([
  "limit=0",
  "limit=x",
  "offset=-1",
  "country=de",
  "locale=en-US",
  "show_inactive_time_limited_items=2",
])("?%s is 422 with code 1102", async (query) => {
  const { get } = await openStudio();
  expect(await get(`${BASE}?${query}`)).toMatchObject({ status: 422, body: { errorCode: 1102 } });
});

test("items that are not on sale now are shown only on request", async () => {
  const { get } = await openStudio();
  const seasonal = ["winter-skin", "future-skin"];
  const { body } = await get(BASE);
  expect(skusOf(body)).not.toEqual(expect.arrayContaining([expect.stringMatching(/winter|future/)]));
  const { body: all } = await get(`${BASE}?show_inactive_time_limited_items=1`);
  expect(skusOf(all)).toEqual(expect.arrayContaining(seasonal));
  for (const sku of seasonal) {
    expect((await get(`${BASE}/sku/${sku}`)).status).toBe(404);
    const read = await get(`${BASE}/sku/${sku}?show_inactive_time_limited_items=1`);
    expect(read.body.periods).toHaveLength(1);
  }
});

test("the clock is an option", async () => {
  const { get } = await openStudio({ now: () => new Date("2099-06-01T00:00:00Z") });
  expect((await get(`${BASE}/sku/future-skin`)).status).toBe(200);
});

test.each([
  ["/virtual_currency", ["gems"]],
  ["/virtual_currency/package", ["gems-500"]],
  ["/bundle", ["starter-pack"]],
  ["/bundle/group/gear", ["starter-pack"]],
  ["/game", ["space-game"]],
  ["/game/key/group/games", ["game-key", "space-game_steam"]],
  ["/virtual_items/group/coins", ["coins-100"]],
  ["/group/gems", ["gems", "gems-500"]],
])("%s lists its kind", async (path, skus) => {
  const { get } = await openStudio();
  const { body } = await get(BASE + path);
  expect(skusOf(body)).toEqual(skus);
});

test("groups, games' platforms and the short list", async () => {
  const { get } = await openStudio();
  expect((await get(`${BASE}/groups`)).body.groups).toContainEqual({ external_id: "coins", name: "coins" });
  expect((await get(`${BASE}/game/drm`)).body.drm).toContainEqual({ sku: "steam", name: "Steam" });
  expect(await get(`${BASE}/group/none`)).toMatchObject({ status: 404, body: { errorCode: 4403 } });
  const short = await get(`${BASE}/virtual_items/all?locale=fr`);
  expect(Object.keys(short.body.items[0]).sort()).toEqual(["description", "groups", "name", "sku"]);
});

test("bundles, packages and games show their contents", async () => {
  const { get } = await openStudio();
  expect((await get(`${BASE}/bundle/sku/starter-pack`)).body).toMatchObject({
    type: "bundle",
    bundle_type: "standard",
    content: [
      { sku: "coins-100", quantity: 2, price: { amount: "10.99" } },
      { sku: "sword", quantity: 1 },
    ],
    total_content_price: { amount: "26.9700", currency: "USD" },
  });
  expect((await get(`${BASE}/virtual_currency/package/sku/gems-500`)).body).toMatchObject({
    bundle_type: "virtual_currency_package",
    content: [{ sku: "gems", type: "virtual_currency", quantity: 500 }],
  });
  expect((await get(`${BASE}/game/sku/space-game`)).body).toMatchObject({
    type: "unit",
    unit_items: [{ sku: "game-key", drm_sku: "drmfree" }, { sku: "space-game_steam" }],
  });
  expect((await get(`${BASE}/game/key/sku/game-key`)).body.type).toBe("game_key");
});

test.each([
  ["free-gift", { is_free: true, price: null }],
  ["gem-skin", { price: null, virtual_prices: [{ sku: "gems", amount: 300 }] }],
  ["limited-hat", { limits: { per_item: { total: 10, available: 0, sold: 10 } } }],
  ["locked-shield", { can_be_bought: false }],
  ["season-pass", { limits: { per_user: { total: 1 } } }],
  [
    "discounted-potion",
    {
      price: { amount: "3.00", amount_without_discount: "4.00" },
      promotions: [{ discount: { percent: "25.00" } }],
    },
  ],
])("%s says why it is special", async (sku, expected) => {
  const { get } = await openStudio();
  expect((await get(`${BASE}/sku/${sku}`)).body).toMatchObject(expected);
});

test("a signed-in buyer sees the remaining limit", async () => {
  const { get, post, newOrder } = await openStudio();
  const { token, path } = await newOrder({}, "season-pass");
  await post(`${path}/pay`);
  const { body } = await get(`${BASE}/sku/season-pass`, { authorization: `Bearer ${token}` });
  expect(body).toMatchObject({ can_be_bought: false, limits: { per_user: { total: 1, available: 0 } } });
});

test("additional fields are shown on request", async () => {
  const { get } = await openStudio();
  const path = `${BASE}/virtual_items/sku/sword?additional_fields[]=media_list&additional_fields[]=order`;
  const { body } = await get(path);
  expect(body).toMatchObject({ media_list: [], order: expect.any(Number) });
  expect(body).not.toHaveProperty("long_description");
});
