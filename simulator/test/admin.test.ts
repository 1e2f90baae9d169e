import { expect, test } from "vitest";
import { basic, openStudio, type Studio, tokenRequest } from "./studio.ts";

const ADMIN = "/api/v2/project/101/admin";
const KEY = basic(101);
const account = ({ request }: Studio, changes: object) =>
  request("PATCH", "/simulator/settings", { account: changes });
const skusOf = ({ items }: { items: { sku: string }[] }) => items.map(({ sku }) => sku);

test("an item as the studio has set it up", async () => {
  const { get, simulator } = await openStudio();
  const { status, body } = await get(`${ADMIN}/items/virtual_items/sku/tokyo-banner`, KEY);
  expect(status).toBe(200);
  expect(body).toEqual({
    sku: "tokyo-banner",
    name: { en: "Tokyo banner", fr: "Bannière de Tokyo" },
    type: "virtual_good",
    description: { en: "Sold in Japan only", fr: "Vendue au Japon seulement" },
    long_description: { en: "Sold in Japan only", fr: "Vendue au Japon seulement" },
    image_url: `${simulator.url}/simulator/images/tokyo-banner.svg`,
    media_list: [],
    attributes: [],
    groups: [{ external_id: "specials", name: { en: "specials" } }],
    order: 1,
    is_free: false,
    is_enabled: true,
    is_show_in_store: true,
    prices: [
      { amount: 6.49, currency: "EUR", is_default: false, is_enabled: true },
      { amount: 6.99, currency: "USD", is_default: true, is_enabled: true },
      { amount: 980, currency: "JPY", country_iso: "JP", is_default: false, is_enabled: true },
    ],
    vc_prices: [],
    regions: [{ id: 44 }],
    limits: { per_user: null, per_item: null, recurrent_schedule: null },
    periods: [],
    custom_attributes: {},
    inventory_options: { consumable: null, expiration_period: null },
  });
});

test("the lists have every item of their kind, shown or not", async () => {
  const { get } = await openStudio();
  const list = async (kind: string) => skusOf((await get(`${ADMIN}/items/${kind}`, KEY)).body);
  expect(await list("virtual_items")).toEqual(
    expect.arrayContaining(["coins-100", "tokyo-banner", "founders-cape", "secret-map", "retired-drum"]),
  );
  expect(await list("virtual_items")).toContain("winter-skin");
  expect(await list("virtual_currency")).toEqual(["gems", "silver"]);
  expect(await list("virtual_currency/package")).toEqual(["gems-500"]);
  expect(await list("bundle")).toEqual(["starter-pack"]);
  expect(await list("game")).toEqual(["space-game"]);
  expect(await list("value_points")).toEqual([]);
});

test.each([
  ["virtual_items", "secret-map", { is_show_in_store: false, is_enabled: true }],
  ["virtual_items", "retired-drum", { is_enabled: false }],
  ["virtual_items", "vip-month", { inventory_options: { expiration_period: { type: "day", value: 30 } } }],
  ["virtual_items", "coins-100", { inventory_options: { consumable: { usages_count: 1 } } }],
  ["virtual_items", "free-gift", { is_free: true, prices: [] }],
  ["virtual_items", "limited-hat", { limits: { per_item: { total: 10, available: 0, sold: 10 } } }],
  ["virtual_items", "season-pass", { limits: { per_user: { total: 1 }, recurrent_schedule: null } }],
  [
    "virtual_items",
    "daily-snack",
    { limits: { recurrent_schedule: { per_user: { interval_type: "daily" } } } },
  ],
  ["virtual_items", "winter-skin", { periods: [{ date_until: "2025-02-28T23:59:59+03:00" }] }],
  [
    "virtual_items",
    "two-coin-helmet",
    {
      vc_prices: [
        { sku: "gems", amount: 120, is_default: true },
        { sku: "silver", amount: 900, is_default: false },
      ],
    },
  ],
  ["virtual_currency", "silver", { is_hard: false, is_show_in_store: false }],
  ["virtual_currency/package", "gems-500", { content: [{ sku: "gems", quantity: 500 }] }],
  [
    "bundle",
    "starter-pack",
    { item_id: expect.any(Number), virtual_prices: [], content: [{ sku: "coins-100", quantity: 2 }, {}] },
  ],
  [
    "game",
    "space-game",
    {
      unit_items: [
        { sku: "game-key", regions: [], prices: [{ amount: 29.99 }, { currency: "USD", is_default: true }] },
        { sku: "space-game_steam", drm_sku: "steam" },
      ],
    },
  ],
])("%s/sku/%s has its terms", async (kind, sku, expected) => {
  const { get } = await openStudio();
  expect(await get(`${ADMIN}/items/${kind}/sku/${sku}`, KEY)).toMatchObject({ status: 200, body: expected });
});

test.each([
  "virtual_items/sku/none",
  "bundle/sku/sword",
  "value_points/sku/sword",
  "virtual_items/sku/game-key",
])("items/%s is 404 with code 4001", async (path) => {
  const { get } = await openStudio();
  expect(await get(`${ADMIN}/items/${path}`, KEY)).toMatchObject({ status: 404, body: { errorCode: 4001 } });
});

test("prices with and without a default, and virtual prices of bundles", async () => {
  const { get, put } = await openStudio();
  const read = async (path: string) => (await get(`${ADMIN}/items/${path}`, KEY)).body;
  await put("/simulator/items/sword", { prices: { EUR: "1.50", GBP: "1.25" } });
  expect((await read("virtual_items/sku/sword")).prices).toEqual([
    { amount: 1.5, currency: "EUR", is_default: false, is_enabled: true },
    { amount: 1.25, currency: "GBP", country_iso: "GB", is_default: false, is_enabled: true },
  ]);
  await put("/simulator/items/sword", { default_currency: "GBP" });
  expect((await read("virtual_items/sku/sword")).prices[1]).toEqual({
    amount: 1.25,
    currency: "GBP",
    is_default: true,
    is_enabled: true,
  });
  await put("/simulator/items/starter-pack", { virtual_prices: [{ sku: "gems", amount: 900 }] });
  expect((await read("bundle/sku/starter-pack")).virtual_prices).toMatchObject([
    { sku: "gems", name: { en: "Gems" }, amount: "900", is_default: true },
  ]);
});

test("lists are paged, with the length fields of the account's setting", async () => {
  const studio = await openStudio();
  const { get } = studio;
  const page = async (query: string) => (await get(`${ADMIN}/items/virtual_items${query}`, KEY)).body;
  const all = await page("");
  expect(all).toMatchObject({ has_more: false, total_items_count: all.items.length });
  expect(await page("?limit=2&offset=1")).toMatchObject({
    has_more: true,
    items: [{ sku: all.items[1].sku }, { sku: all.items[2].sku }],
  });
  expect(await page("?offset=500")).toMatchObject({ has_more: false, items: [] });
  await account(studio, { adminPaging: "none", adminPageSize: 3 });
  expect(Object.keys(await page("?limit=50"))).toEqual(["items"]);
  expect((await page("?limit=50")).items).toHaveLength(3);
  await account(studio, { adminPaging: "total_items_count" });
  expect(Object.keys(await page("")).sort()).toEqual(["items", "total_items_count"]);
  await account(studio, { adminPaging: "has_more" });
  expect(Object.keys(await page("")).sort()).toEqual(["has_more", "items"]);
  for (const query of ["?limit=0", "?limit=x", "?offset=-1"])
    expect(await get(`${ADMIN}/items/virtual_items${query}`, KEY)).toMatchObject({ status: 422 });
});

test("regions: the list has names, a single read has countries", async () => {
  const { get } = await openStudio();
  expect((await get(`${ADMIN}/region`, KEY)).body.regions[0]).toEqual({
    id: 44,
    name: { "en-US": "Japan", "fr-FR": "Japon" },
  });
  expect((await get(`${ADMIN}/region/44`, KEY)).body).toMatchObject({ id: 44, countries: ["JP"] });
  expect(await get(`${ADMIN}/region/7`, KEY)).toMatchObject({ status: 404, body: { errorCode: 9701 } });
});

test.each([
  ["no credentials", `${ADMIN}/items/virtual_items`, {}],
  ["a wrong key", `${ADMIN}/items/virtual_items`, basic(101, "other")],
  ["another user name", `${ADMIN}/region`, basic(303)],
  ["another project", "/api/v2/project/202/admin/webhook", basic(202)],
])("%s: 401 with code 1020", async (_name, path, headers) => {
  const { get } = await openStudio();
  expect(await get(path, headers)).toMatchObject({ status: 401, body: { errorCode: 1020 } });
});

test.each([
  ["any", [200, 200, 201, 201, 200, 200]],
  ["project", [200, 401, 201, 401, 401, 401]],
  ["company", [401, 200, 401, 201, 200, 200]],
  ["none", [401, 401, 401, 401, 401, 401]],
])("a key of scope %s", async (keyScope, expected) => {
  const studio = await openStudio();
  const { get, tokenCall } = studio;
  await account(studio, { keyScope });
  const answers = [
    await get(`${ADMIN}/region`, basic(101)),
    await get(`${ADMIN}/region`, basic(202)),
    await tokenCall(tokenRequest(), basic(101)),
    await tokenCall(tokenRequest(), basic(202)),
    await get("/api/v2/merchant/202/projects", basic(202)),
    await get("/merchant/v2/merchants/202/reports/transactions/search.json", basic(202)),
  ];
  expect(answers.map(({ status }) => status)).toEqual(expected);
});

test("a key without access to the administrative reads can create tokens", async () => {
  const studio = await openStudio();
  const { get, tokenCall } = studio;
  await account(studio, { keyReadsAdmin: false });
  for (const path of ["/items/bundle", "/items/bundle/sku/starter-pack", "/region", "/webhook"])
    expect(await get(ADMIN + path, KEY)).toMatchObject({ status: 403, body: { statusCode: 403 } });
  expect((await get(`${ADMIN}/region`)).status).toBe(401);
  expect((await tokenCall(tokenRequest())).status).toBe(201);
  expect((await studio.post("/api/v3/project/101/admin/order/search", {}, KEY)).status).toBe(200);
  await account(studio, {});
  expect((await get(`${ADMIN}/region`, KEY)).status).toBe(200);
});

test("projects of the company, with its own key", async () => {
  const studio = await openStudio();
  const { get } = studio;
  const path = "/api/v2/merchant/202/projects";
  expect((await get(path, basic(202))).body).toEqual({
    total_items_count: 1,
    has_more: false,
    items: [{ project_id: 101 }],
  });
  await account(studio, { otherProjects: [102, 103] });
  expect((await get(`${path}?limit=1&offset=1`, basic(202))).body).toEqual({
    total_items_count: 3,
    has_more: true,
    items: [{ project_id: 102 }],
  });
  expect((await get(`${path}?limit=0`, basic(202))).status).toBe(422);
  expect((await get(path, basic(101))).status).toBe(401);
  expect((await get("/api/v2/merchant/101/projects", basic(101))).status).toBe(401);
});

test.each([
  ["admin", `${ADMIN}/items/virtual_items`],
  ["admin", `${ADMIN}/items/bundle/sku/starter-pack`],
  ["admin", `${ADMIN}/region`],
  ["webhook-settings", `${ADMIN}/webhook`],
  ["projects", "/api/v2/merchant/202/projects"],
  ["utils", "/paystation2/api/utils?access_token=x"],
])("a fault on %s affects %s, and no other call", async (on, path) => {
  const { get, post, request } = await openStudio();
  await post("/simulator/faults", {
    on,
    kind: "status",
    status: 429,
    headers: { "retry-after": "9" },
    times: 0,
  });
  const answer = await get(path, basic(202));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "9"]);
  const others = ["/items/virtual_items", "/webhook"].map((other) => `${ADMIN}${other}`);
  const met = await Promise.all(others.map(async (other) => (await get(other, KEY)).status === 429));
  expect(met).toEqual([on === "admin", on === "webhook-settings"]);
  expect((await get("/api/v2/project/101/items/sku/sword")).status).toBe(200);
  await request("DELETE", "/simulator/faults");
  expect((await get(path, basic(202))).status).not.toBe(429);
});

test("a fault of the catalogue does not affect the administrative lists, and the log has both", async () => {
  const { get, post } = await openStudio();
  await post("/simulator/faults", { on: "catalogue", kind: "status", status: 503, times: 0 });
  expect((await get("/api/v2/project/101/items")).status).toBe(503);
  expect((await get(`${ADMIN}/items/bundle`, KEY)).status).toBe(200);
  const { body } = await get("/simulator/requests?path=/admin/items");
  expect(body).toMatchObject([{ method: "GET", path: `${ADMIN}/items/bundle`, status: 200 }]);
});
