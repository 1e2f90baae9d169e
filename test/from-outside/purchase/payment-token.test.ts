import { setTimeout } from "node:timers/promises";
import { httpsCallable } from "firebase/functions";
import { beforeEach, expect, test } from "vitest";
import { call, guest, newPlayer, orderOf, setClaims, setPassword, stack } from "../../support/client.ts";
import type { CodebaseName } from "../../support/codebases.ts";
import { forgetRequests, requestsTo } from "../../support/xsolla.ts";

const NAME = "getXsollaPaymentToken";
const TOKEN_CALL = "/admin/payment/token";

beforeEach(forgetRequests);

interface Options {
  codebase?: CodebaseName;
  claims?: object;
  headers?: Record<string, string>;
}

/** Requests a token as a new player. Returns the answer and the request to Xsolla. */
async function ask(data: object, { codebase = "sandbox", claims, headers = {} }: Options = {}) {
  const player = await newPlayer(codebase);
  if (claims) await setClaims(player.uid, claims);
  const idToken = await player.idToken(claims !== undefined);
  const { status, body } = await call(codebase, NAME, data, { idToken, headers });
  const [sent] = await requestsTo(TOKEN_CALL);
  return { player, status, body, sent };
}

test("the real SDK gets a token, and the order is on record before the answer", async () => {
  const player = await newPlayer();
  const { data } = await httpsCallable<object, Record<string, unknown>>(
    player.functions,
    NAME,
  )({ sku: "coins-100" });
  expect(data).toEqual({
    token: expect.stringMatching(/^\w{32}$/),
    order_id: expect.any(Number),
    url: `${stack.simulator}/paystation4/?token=${data.token}`,
    sandbox: true,
  });
  const order = await orderOf(player.uid, String(data.order_id));
  expect(order).toEqual({
    status: "new",
    granted: false,
    sandbox: true,
    items: [{ sku: "coins-100", quantity: 1 }],
    amount: "10.99",
    currency: "USD",
    transactionId: null,
    externalId: expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ),
    refunds: [],
    problem: null,
    source: "token",
    createdAt: expect.anything(),
    updatedAt: expect.anything(),
  });
});

test("Xsolla gets the buyer of the ID token, and only fields of its schema", async () => {
  const { player, status, sent } = await ask({
    sku: "coins-100",
    quantity: 2,
    returnUrl: "mygame://shop",
    language: "pt-BR",
    paymentMethod: 1380,
    email: "someone.else@example.com",
    unknown: true,
  });
  expect(status).toBe(200);
  expect(sent?.body).toEqual({
    sandbox: true,
    user: { id: { value: player.uid }, email: { value: player.email }, country: { value: "US" } },
    purchase: { items: [{ sku: "coins-100", quantity: 2 }] },
    settings: {
      external_id: expect.any(String),
      language: "pt",
      return_url: "mygame://shop",
      payment_method: 1380,
      ui: { theme: "63295aab2e47fab76f7708e3" },
    },
  });
  expect(sent?.headers).not.toHaveProperty("x-user-ip");
});

test("an ID token from before a change of password is accepted until it expires, as in production", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  // Firebase revokes the tokens of the seconds before.
  await setTimeout(1_100);
  await setPassword(player.uid, "another-password");
  expect(await call("sandbox", NAME, { sku: "coins-100" }, { idToken })).toMatchObject({ status: 200 });
});

test("a production token is not a sandbox token, and follows the parameters", async () => {
  const { body, sent } = await ask(
    { sku: "coins-100", returnUrl: "https://game.example/back" },
    { codebase: "production" },
  );
  expect(body).toMatchObject({ result: { sandbox: false } });
  expect(sent?.body).toMatchObject({
    sandbox: false,
    user: { country: { allow_modify: true } },
    settings: {
      currency: "EUR",
      return_url: "https://game.example/back",
      ui: { theme: "custom-theme" },
      redirect_policy: {
        redirect_conditions: "successful",
        status_for_manual_redirection: "successful",
      },
    },
  });
});

test("functions/.env.local wins over the other files", async () => {
  const { sent } = await ask({ sku: "coins-100" }, { codebase: "production" });
  expect(sent?.body).toMatchObject({ user: { country: { value: "DE" } } });
});

test("a cart's lines of one SKU are added up", async () => {
  const items = [{ sku: "coins-100" }, { sku: "sword", quantity: 3 }, { sku: "coins-100", quantity: 2 }];
  const { player, body, sent } = await ask({ items, sku: "" });
  const lines = [
    { sku: "coins-100", quantity: 3 },
    { sku: "sword", quantity: 3 },
  ];
  expect(sent?.body).toMatchObject({ purchase: { items: lines } });
  expect(body).toMatchObject({ result: { order_id: expect.any(Number) } });
  const { order_id } = Object(Object(body).result);
  expect(await orderOf(player.uid, order_id)).toMatchObject({
    items: lines,
    amount: "47.94",
    currency: "USD",
  });
});

test("Unity's empty fields and boxed integers are accepted", async () => {
  const quantity = { "@type": "type.googleapis.com/google.protobuf.Int64Value", value: "2" };
  const empty = { returnUrl: "", language: "", uid: "", email: "", items: [] };
  const { status, sent } = await ask({ sku: "coins-100", quantity, ...empty });
  expect(status).toBe(200);
  expect(sent?.body).toMatchObject({ purchase: { items: [{ sku: "coins-100", quantity: 2 }] } });
  const boxed = await ask({
    items: [{ sku: "sword", quantity: { ...quantity, value: "3" } }],
    sku: "",
    quantity: 0,
  });
  expect(boxed.status).toBe(200);
});

test("a guest has no e-mail address, and is sent without one", async () => {
  const idToken = await guest();
  expect((await call("sandbox", NAME, { sku: "coins-100" }, { idToken })).status).toBe(200);
  const [sent] = await requestsTo(TOKEN_CALL);
  expect(Object.keys(Object(Object(sent?.body).user)).sort()).toEqual(["country", "id"]);
});

test.each([
  ["as long as Xsolla accepts is sent", "n".repeat(255), { value: "n".repeat(255) }],
  ["that is too long for Xsolla is left out", "n".repeat(256), undefined],
])("a name %s", async (_name, name, expected) => {
  const { status, sent } = await ask({ sku: "coins-100" }, { claims: { name } });
  expect(status).toBe(200);
  expect(sent?.body).toHaveProperty("user.id");
  expect(Object(sent?.body).user.name).toEqual(expected);
});

test("the player's own uid may be sent", async () => {
  const player = await newPlayer();
  const answer = await call(
    "sandbox",
    NAME,
    { sku: "coins-100", uid: player.uid },
    { idToken: await player.idToken() },
  );
  expect(answer.status).toBe(200);
});

test.each([
  ["a custom claim", { country: "FR" }, "8.8.8.8", { country: { value: "FR" } }, undefined],
  ["the address", {}, "81.2.69.142", undefined, "81.2.69.142"],
  [
    "the address, not what the client wrote left of it",
    {},
    "85.214.132.117, 81.2.69.142",
    undefined,
    "81.2.69.142",
  ],
  ["an IPv6 address", {}, "2001:4860:4860::8888", undefined, "2001:4860:4860::8888"],
  ["the default for a private address", {}, "10.0.0.7", { country: { value: "US" } }, undefined],
  [
    "the default for a private address behind a forged one",
    {},
    "81.2.69.142, 10.0.0.7",
    { country: { value: "US" } },
    undefined,
  ],
  [
    "the address when the claim is not a code",
    { country: "France" },
    "81.2.69.142",
    undefined,
    "81.2.69.142",
  ],
])("the country comes from %s", async (_name, claims, forwarded, country, userIp) => {
  const { sent } = await ask({ sku: "coins-100" }, { claims, headers: { "x-forwarded-for": forwarded } });
  expect(Object(Object(sent?.body).user).country).toEqual(country?.country);
  expect(sent?.headers["x-user-ip"]).toBe(userIp);
});

test("the currency comes from a custom claim, else from the parameter", async () => {
  const claims = { country: "GB", currency: "GBP" };
  const { sent } = await ask({ sku: "coins-100" }, { codebase: "production", claims });
  expect(sent?.body).toMatchObject({ settings: { currency: "GBP" } });
});

test.each([
  ["zh-Hans", "cn"],
  ["zh-TW", "tw"],
  ["fil", "ph"],
  ["fr_CA", "fr"],
])("the language %s is %s at Pay Station", async (language, expected) => {
  const { sent } = await ask({ sku: "coins-100", language });
  expect(sent?.body).toMatchObject({ settings: { language: expected } });
});

test("a language that Pay Station lacks is left out", async () => {
  const { status, sent } = await ask({ sku: "coins-100", language: "sw" });
  expect(status).toBe(200);
  expect(Object(Object(sent?.body).settings)).not.toHaveProperty("language");
});

test.each<[string, CodebaseName]>([
  ["https://anything.example/back?a=1", "sandbox"],
  ["http://localhost:3000/", "sandbox"],
  ["http://127.0.0.1:3000/", "sandbox"],
  ["app://xpayment.com.example.game", "sandbox"],
  ["https://game.example/deep/path", "production"],
  ["mygame://anywhere", "production"],
])("allowed as returnUrl: %s in %s", async (returnUrl, codebase) => {
  expect((await ask({ sku: "coins-100", returnUrl }, { codebase })).status).toBe(200);
});

test("with a warm cache a purchase is one call to Xsolla", async () => {
  // Only this test reads this item. An entry that another test has read could expire between the two purchases.
  await ask({ sku: "space-game_steam" });
  await forgetRequests();
  await ask({ sku: "space-game_steam" });
  const requests = await requestsTo("/");
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `POST /api/v3/project/101${TOKEN_CALL}`,
  ]);
});
