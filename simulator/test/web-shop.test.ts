import { expect, test } from "vitest";
import { basic, openStudio, type Studio } from "./studio.ts";

const ORDERS = "/simulator/web-shop/orders";
const coins = { user: "player-42", country: "DE", items: [{ sku: "coins-100", quantity: 2 }] };

const settings = ({ request }: Studio, body: object) => request("PATCH", "/simulator/settings", body);

const post = ({ request }: Studio, path: string, fields: Record<string, string>) =>
  request("POST", path, String(new URLSearchParams(fields)), {
    "content-type": "application/x-www-form-urlencoded",
  });

test.each([
  ["combined", ["order_paid"]],
  ["separate", ["payment", "order_paid"]],
])("an order without a token call, %s", async (mode, types) => {
  const studio = await openStudio();
  const { body } = await studio.post(ORDERS, { ...coins, mode, customParameters: { shard: 3 } });
  expect(body).toMatchObject({
    status: "done",
    source: "web-shop",
    sandbox: true,
    price: { amount: "19.98", currency: "EUR" },
    external_id: null,
  });
  expect(studio.receiver.types).toEqual(["user_validation", ...types]);
  expect(studio.receiver.bodies("order_paid")[0]).toMatchObject({
    items: [{ sku: "coins-100", quantity: 2, is_pre_order: false }],
    order: { id: body.order_id, mode: "sandbox", currency_type: "real" },
    user: { external_id: "player-42" },
    custom_parameters: { shard: 3 },
  });
  const tokenCalls = await studio.get("/simulator/requests?path=/token");
  expect(tokenCalls.body).toEqual([]);
  const found = await studio.post("/api/v3/project/101/admin/order/search", {}, basic(101));
  expect(found.body.orders).toMatchObject([{ order_id: body.order_id, user: { id: "player-42" } }]);
  expect((await studio.post(`/simulator/orders/${body.order_id}/refund`)).body.status).toBe("canceled");
});

test("an unpaid order can be paid in Pay Station", async () => {
  const studio = await openStudio();
  const { body } = await studio.post(ORDERS, { ...coins, pay: false });
  expect(body).toMatchObject({ status: "new", webhooks: [] });
  const { body: paid } = await studio.post(`/simulator/orders/${body.order_id}/pay`);
  expect(paid.status).toBe("done");
});

test("a gift names giver and receiver; the buyer is the giver", async () => {
  const studio = await openStudio();
  await studio.post(ORDERS, { ...coins, giftTo: "player-7" });
  const gift = { giver_id: "player-42", receiver_id: "player-7" };
  expect(studio.receiver.bodies("order_paid")[0]).toMatchObject({
    user: { external_id: "player-42" },
    billing: { purchase: { gift } },
  });
  await studio.post(ORDERS, { ...coins, giftTo: "player-7", mode: "separate" });
  expect(studio.receiver.bodies("payment")[0].purchase).toMatchObject({ gift });
  await studio.post(ORDERS, coins);
  expect(studio.receiver.bodies("order_paid")[2].billing.purchase).not.toHaveProperty("gift");
});

test("a pre-order is marked on each line", async () => {
  const studio = await openStudio();
  await studio.post(ORDERS, { ...coins, items: [{ sku: "starter-pack" }], preOrder: true });
  const [{ items }] = studio.receiver.bodies("order_paid");
  expect(items.map(({ is_pre_order }: { is_pre_order: boolean }) => is_pre_order)).toEqual(
    Array(items.length).fill(true),
  );
});

test.each(["combined", "separate"])("an order in virtual currency has no invoice, %s", async (mode) => {
  const studio = await openStudio();
  const wanted = { user: "player-42", items: [{ sku: "gem-skin", quantity: 2 }], currency: "gems", mode };
  const { body } = await studio.post(ORDERS, wanted);
  expect(body).toMatchObject({
    status: "done",
    currency_type: "virtual",
    price: { amount: "600", currency: "gems" },
    invoice_id: null,
  });
  expect(studio.receiver.types).toEqual(["order_paid"]);
  const [paid] = studio.receiver.bodies("order_paid");
  expect(paid).toMatchObject({
    items: [{ sku: "gem-skin", quantity: 2, amount: "600.0000" }],
    order: { currency_type: "virtual", currency: "gems", amount: "600.0000", invoice_id: null },
  });
  expect(paid).not.toHaveProperty("billing");
  const found = await studio.post("/api/v3/project/101/admin/order/search", {}, basic(101));
  expect(found.body.orders[0]).toMatchObject({ price: { currency: "gems", is_virtual_currency: true } });
  expect(found.body.orders[0]).not.toHaveProperty("invoice_id");
  const path = `/simulator/orders/${body.order_id}`;
  expect((await studio.post(`${path}/partial-refund`, { amount: 1 })).status).toBe(409);
  await studio.post(`${path}/refund`, { mode });
  expect(studio.receiver.types).toEqual(["order_paid", "order_canceled"]);
});

test.each(["combined", "separate"])("a free order is done at once, without a payment, %s", async (mode) => {
  const studio = await openStudio();
  studio.receiver.answers.order_paid = [500];
  const { body } = await studio.post(ORDERS, { ...coins, items: [{ sku: "free-gift" }], mode });
  expect(body).toMatchObject({ status: "done", currency_type: "unknown", invoice_id: null });
  expect(studio.receiver.types).toEqual(["order_paid"]);
  const [paid] = studio.receiver.bodies("order_paid");
  expect(paid).toMatchObject({
    items: [{ sku: "free-gift", amount: "0.0000", is_free: true, is_bonus: false }],
    order: { currency_type: "unknown", amount: "0.0000", invoice_id: null },
  });
  expect(paid).not.toHaveProperty("billing");
  const found = await studio.post("/api/v3/project/101/admin/order/search", {}, basic(101));
  expect(found.body.orders).toMatchObject([{ status: "done", is_free: true, price: null }]);
});

test.each([
  [{ ...coins, items: [{ sku: "none" }] }, 409],
  [{ ...coins, items: [{ sku: "free-gift" }, { sku: "sword" }] }, 409],
  [{ ...coins, currency: "gems" }, 409],
  [{ ...coins, country: "KP" }, 409],
  [{ ...coins, items: [] }, 400],
  [{ ...coins, user: "" }, 400],
])("%j is refused with %i", async (body, status) => {
  const studio = await openStudio();
  expect(await studio.post(ORDERS, body)).toMatchObject({ status, body: { error: expect.any(String) } });
  expect(studio.receiver.types).toEqual([]);
});

test("a deleted player is not validated again", async () => {
  const studio = await openStudio();
  studio.receiver.answers.user_validation = [400];
  expect((await studio.post(ORDERS, coins)).status).toBe(409);
  expect((await studio.post(ORDERS, { ...coins, validateUser: false })).body.status).toBe("done");
});

test("the request about a user id is unsigned and has no type", async () => {
  const studio = await openStudio();
  const ask = async () => (await studio.post("/simulator/web-shop/users", { user: "player-42" })).body;
  expect(await ask()).toEqual({ isKnown: true, name: null, answer: null });
  await settings(studio, { webShopUserUrl: studio.receiver.url });
  studio.receiver.replies.push({ status: 200, body: { user: { id: "player-42", name: "Ada" } } });
  expect(await ask()).toMatchObject({ isKnown: true, name: "Ada", answer: { status: 200 } });
  const [asked] = studio.receiver.received;
  expect(asked).toMatchObject({ authorization: undefined, forwardedFor: "34.102.38.178" });
  expect(JSON.parse(asked?.raw ?? "")).toEqual({
    settings: { project_id: 101, merchant_id: 202 },
    user: { id: "player-42", country: "US" },
  });
  studio.receiver.replies.push({ status: 404, body: {} }, { status: 200, body: { user: {} } });
  for (let call = 0; call < 2; call++) expect(await ask()).toMatchObject({ isKnown: false });
});

test("a personalised catalogue is the studio's list, asked for by a signed notification", async () => {
  const studio = await openStudio();
  const read = async (user?: string) =>
    (await studio.post("/simulator/web-shop/catalogue", { ...(user && { user }), country: "DE" })).body;
  expect((await read()).items.length).toBeGreaterThan(5);
  expect(studio.receiver.types).toEqual([]);
  await settings(studio, { personalizedCatalog: true });
  studio.receiver.replies.push({
    status: 200,
    body: [
      { sku: "sword", quantity: 2 },
      { sku: "coins-100", quantity: 0 },
      { sku: "none", quantity: 1 },
    ],
  });
  const { items, answer } = await read("player-42");
  expect(answer.status).toBe(200);
  expect(items).toMatchObject([
    { sku: "sword", quantity: 2, price: { currency: "EUR" } },
    { sku: "coins-100", quantity: null },
  ]);
  expect(studio.receiver.received[0]?.authorization).toMatch(/^Signature [0-9a-f]{40}$/);
  expect(studio.receiver.bodies("partner_side_catalog")[0]).toEqual({
    notification_type: "partner_side_catalog",
    user: { user_id: "player-42", country: "DE", currency: "EUR", locale: "en" },
  });
  expect(await read()).toMatchObject({ items: null, answer: { status: 204 } });
  expect(studio.receiver.bodies("partner_side_catalog")[1].user.user_id).toBeNull();
});

test("an item of another region or another player is neither shown nor sold", async () => {
  const studio = await openStudio();
  await studio.put("/simulator/regions/1", { countries: ["JP"] });
  await studio.put("/simulator/items/sword", { regions: [{ id: 1 }] });
  await studio.put("/simulator/items/coins-100", { visible_to: ["player-42"] });
  const shown = async (user: string, country: string) => {
    const { body } = await studio.post("/simulator/web-shop/catalogue", { user, country });
    return body.items.map(({ sku }: { sku: string }) => sku);
  };
  expect(await shown("player-42", "JP")).toEqual(expect.arrayContaining(["sword", "coins-100"]));
  const elsewhere = await shown("player-7", "DE");
  expect(elsewhere).not.toContain("sword");
  expect(elsewhere).not.toContain("coins-100");
  const sword = { user: "player-42", items: [{ sku: "sword" }] };
  expect((await studio.post(ORDERS, { ...sword, country: "DE" })).status).toBe(409);
  expect((await studio.post(ORDERS, { ...sword, country: "JP" })).status).toBe(200);
});

test("the page asks for a user id, shows the catalogue, and sells by Pay Station", async () => {
  const studio = await openStudio();
  expect((await studio.get("/webshop/")).text).toContain('name="user"');
  const shop = await studio.get("/webshop/?user=player-42&country=DE");
  for (const text of ["player-42", "100 coins", "Buy for 9.99 EUR", "Buy for 300 gems", "VIP, monthly"])
    expect(shop.text).toContain(text);
  const bought = await post(studio, "/webshop/buy", {
    user: "player-42",
    country: "DE",
    sku: "coins-100",
    gift_to: "player-7",
  });
  expect(bought.status).toBe(302);
  const payStation = bought.headers.get("location") ?? "";
  expect(payStation).toMatch(/^\/paystation4\/\?token=/);
  expect((await studio.get(payStation)).text).toContain("100 coins");
  expect((await studio.get("/simulator/orders")).body).toMatchObject([
    { source: "web-shop", status: "new", gift_to: "player-7" },
  ]);
});

test("the page sells for virtual currency, and says why it does not", async () => {
  const studio = await openStudio();
  const buyer = { user: "player-42", country: "DE" };
  const bought = await post(studio, "/webshop/buy", { ...buyer, sku: "gem-skin", currency: "gems" });
  expect(bought.headers.get("location")).toContain("is+done");
  const refused = await post(studio, "/webshop/buy", { ...buyer, sku: "limited-hat" });
  const { text } = await studio.get(refused.headers.get("location") ?? "");
  expect(text).toContain("Quantity limit exceeded");
});

test("the page sells, renews, changes and cancels subscriptions of the player alone", async () => {
  const studio = await openStudio();
  const buyer = { user: "player-42", country: "DE" };
  await post(studio, "/webshop/subscribe", { ...buyer, plan: "vip-month" });
  const [{ subscription_id }] = (await studio.get("/simulator/subscriptions")).body;
  const id = String(subscription_id);
  for (const [action, plan] of [
    ["renew", ""],
    ["change", "vip-year"],
    ["non-renewing", ""],
    ["cancel", ""],
  ] as const)
    expect((await post(studio, "/webshop/subscription", { ...buyer, id, action, plan })).status).toBe(302);
  expect(studio.receiver.types.slice(3)).toEqual([
    "payment",
    "update_subscription",
    "update_subscription",
    "non_renewal_subscription",
    "cancel_subscription",
  ]);
  const { text } = await studio.get("/webshop/?user=player-42&country=DE");
  expect(text).toContain("VIP, yearly: canceled");
  const other = await post(studio, "/webshop/subscription", { ...buyer, user: "b", id, action: "renew" });
  expect(other.status).toBe(400);
});

test("a user id that the game does not know does not enter the shop", async () => {
  const studio = await openStudio();
  await settings(studio, { webShopUserUrl: studio.receiver.url });
  studio.receiver.replies.push({ status: 404, body: {} });
  const { status, text } = await studio.get("/webshop/?user=nobody");
  expect(status).toBe(404);
  expect(text).toContain("does not know this user id");
  expect(text).not.toContain("coins-100");
});

test("what the player types is shown as text, and runs nothing", async () => {
  const studio = await openStudio();
  const evil = '"><img src=x onerror=alert(1)>';
  const page = await studio.get(`/webshop/?${new URLSearchParams({ user: evil, message: evil })}`);
  expect(page.text).not.toContain("<img src=x");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
});
