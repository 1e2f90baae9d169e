import { expect, test } from "vitest";
import { basic, openStudio, tokenRequest } from "./studio.ts";

test("201 with a token and an order, whose ids grow", async () => {
  const { tokenCall, newOrder } = await openStudio();
  const { status, body } = await tokenCall(tokenRequest());
  expect(status).toBe(201);
  expect(body).toEqual({ token: expect.stringMatching(/^\w{32}$/), order_id: expect.any(Number) });
  expect((await newOrder()).id).toBeGreaterThan(body.order_id);
});

test.each([
  ["the project id", 101, 201],
  ["the merchant id", 202, 201],
  ["another number", 303, 401],
])("Basic auth with %s", async (_name, user, status) => {
  const { tokenCall } = await openStudio();
  expect((await tokenCall(tokenRequest(), basic(user))).status).toBe(status);
});

test.each(["", "Basic eDp5", "Bearer key", basic(101, "other").authorization])(
  "wrong credentials (%j) are 401 with code 1020 and no request id",
  async (authorization) => {
    const { tokenCall } = await openStudio();
    const { status, body } = await tokenCall(tokenRequest(), { authorization });
    expect(status).toBe(401);
    expect(body).toEqual({
      statusCode: 401,
      errorCode: 1020,
      errorMessage: "[0401-1020]: Error in Authentication method occurred",
    });
  },
);

const user = (change: object) => ({ user: { id: { value: "a" }, country: { value: "DE" }, ...change } });

const REDIRECT = "settings.redirect_policy";
const redirect = (redirect_policy: object) => ({ settings: { redirect_policy } });
const parameters = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index]));
const longEmail = (length: number) => `${"a".repeat(length - "@example.org".length)}@example.org`;

test.each<[string, object, string]>([
  ["an unknown field at the root", { extra: 1 }, "body"],
  ["an unknown field of the user", user({ uid: "a" }), "user"],
  ["an unknown setting", { settings: { mode: "sandbox" } }, "settings"],
  ["an unknown field of the page", { settings: { ui: { size: "big" } } }, "settings.ui"],
  ["an unknown field of the purchase", { purchase: { checkout: {} } }, "purchase"],
  ["a lower-case country", user({ country: { value: "de" } }), "user.country.value"],
  ["no user", { user: undefined }, "user"],
  ["an empty user id", user({ id: { value: "" } }), "user.id.value"],
  ["an empty cart", { purchase: { items: [] } }, "purchase.items"],
  ["a quantity of 0", { purchase: { items: [{ sku: "sword", quantity: 0 }] } }, "purchase.items.0.quantity"],
  ["no quantity", { purchase: { items: [{ sku: "sword" }] } }, "purchase.items.0.quantity"],
  ["a three-letter language", { settings: { language: "deu" } }, "settings.language"],
  ["a relative return URL", { settings: { return_url: "/back" } }, "settings.return_url"],
  ["an invalid e-mail address", user({ email: { value: "none" } }), "user.email.value"],
  ["an e-mail address with a space", user({ email: { value: "a b@example.org" } }), "user.email.value"],
  ["an e-mail address with two @", user({ email: { value: "a@b@example.org" } }), "user.email.value"],
  [
    "an e-mail address with a dot too many",
    user({ email: { value: "a..b@example.org" } }),
    "user.email.value",
  ],
  ["an e-mail address without a top-level domain", user({ email: { value: "a@host" } }), "user.email.value"],
  ["an e-mail address outside ASCII", user({ email: { value: "zoë@example.org" } }), "user.email.value"],
  ["an e-mail address of 256 characters", user({ email: { value: longEmail(256) } }), "user.email.value"],
  ["an empty name", user({ name: { value: "" } }), "user.name.value"],
  ["a name of 256 characters", user({ name: { value: "x".repeat(256) } }), "user.name.value"],
  [
    "an allow_modify that is text",
    user({ country: { value: "DE", allow_modify: "yes" } }),
    "user.country.allow_modify",
  ],
  ["a short Steam id", user({ steam_id: { value: "123" } }), "user.steam_id.value"],
  ["a language tag", { settings: { language: "zh-Hans" } }, "settings.language"],
  ["a language in capitals", { settings: { language: "DE" } }, "settings.language"],
  ["a theme that is a number", { settings: { ui: { theme: 7 } } }, "settings.ui.theme"],
  ["a payment method of 0", { settings: { payment_method: 0 } }, "settings.payment_method"],
  ["half a payment method", { settings: { payment_method: 1.5 } }, "settings.payment_method"],
  ["a payment method as text", { settings: { payment_method: "1380" } }, "settings.payment_method"],
  ["an unknown redirect", redirect({ redirect_conditions: "always" }), `${REDIRECT}.redirect_conditions`],
  [
    "an unknown redirect button",
    redirect({ status_for_manual_redirection: "always" }),
    `${REDIRECT}.status_for_manual_redirection`,
  ],
  ["half a second of delay", redirect({ delay: 0.5 }), `${REDIRECT}.delay`],
  [
    "an unknown field of the header",
    { settings: { ui: { desktop: { header: { colour: "red" } } } } },
    "settings.ui.desktop.header",
  ],
  [
    "a submenu without its place",
    { settings: { ui: { user_account: { info: { enable: true } } } } },
    "settings.ui.user_account.info.order",
  ],
  ["201 custom parameters", { custom_parameters: parameters(201) }, "custom_parameters"],
  ["a company without its papers", user({ is_legal: true }), "user.legal"],
  ["no custom parameter", { custom_parameters: {} }, "custom_parameters"],
])("%s is refused with 422/1102 and the violation", async (_name, change, path) => {
  const { tokenCall } = await openStudio();
  const { status, body } = await tokenCall(tokenRequest(change));
  expect(status).toBe(422);
  expect(body).toMatchObject({
    errorCode: 1102,
    errorMessage: expect.stringMatching(/^\[0401-1102\]: Unprocessable Entity\./),
    transactionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(body.errorMessageExtended).toContainEqual(expect.stringMatching(`^${path}: `));
});

test.each<[string, object]>([
  ["an e-mail address with a plus", user({ email: { value: "ada+shop@mail.example.org" } })],
  ["an e-mail address of 255 characters", user({ email: { value: longEmail(255) } })],
  ["a name of 255 characters", user({ name: { value: "é".repeat(255) } })],
  ["allow_modify", user({ country: { value: "DE", allow_modify: true } })],
  ["a Steam id", user({ steam_id: { value: "76561197960287930" } })],
  ["a language code of Xsolla's own", { settings: { language: "cn" } }],
  ["a theme of the studio's own", { settings: { ui: { theme: "my-theme" } } }],
  ["a payment method", { settings: { payment_method: 1380 } }],
  [
    "a redirect policy",
    redirect({
      redirect_conditions: "successful",
      status_for_manual_redirection: "vc",
      delay: 3,
      redirect_button_caption: "Back",
    }),
  ],
  [
    "a header and a submenu",
    {
      settings: {
        ui: { desktop: { header: { type: "compact" } }, user_account: { info: { enable: true, order: 1 } } },
      },
    },
  ],
  ["200 custom parameters", { custom_parameters: parameters(200) }],
  [
    "custom parameters of every type",
    { custom_parameters: { a: "x", b: 1, c: true, d: [1], e: {}, f: null } },
  ],
  ["no custom parameters", { custom_parameters: null }],
])("%s: accepted", async (_name, change) => {
  const { tokenCall } = await openStudio();
  expect((await tokenCall(tokenRequest(change))).status).toBe(201);
});

test("every violation is listed; invalid JSON is one, too", async () => {
  const { tokenCall } = await openStudio();
  const { body } = await tokenCall(
    tokenRequest({ extra: 1, settings: { language: "deu", currency: "euro" } }),
  );
  expect(body.errorMessageExtended).toHaveLength(3);
  expect(await tokenCall("{")).toMatchObject({ status: 422, body: { errorCode: 1102 } });
});

test("country or address is required; the country takes precedence", async () => {
  const { tokenCall, get } = await openStudio();
  const stateless = tokenRequest({ user: { id: { value: "player-42" }, country: { allow_modify: true } } });
  for (const headers of [
    {},
    { "x-user-ip": "10.0.0.1" },
    { "x-user-ip": "::1" },
    { "x-user-ip": "nonsense" },
  ]) {
    const { status, body } = await tokenCall(stateless, headers);
    expect([status, body.errorCode]).toEqual([422, 1102]);
    expect(body.errorMessage).toContain(
      "The parameter user.country.value or the header X-User-Ip must be specified",
    );
  }
  await tokenCall(stateless, { "x-user-ip": "81.2.69.142" });
  await tokenCall(tokenRequest(), { "x-user-ip": "81.2.69.142" });
  const { body } = await get("/simulator/orders");
  expect(body.map((order: { price: object }) => order.price)).toEqual([
    { amount: "8.79", currency: "GBP" },
    { amount: "9.99", currency: "EUR" },
  ]);
});

test.each([
  ["8.8.8.8", "US", "USD"],
  ["2001:4860:4860::8888", "US", "USD"],
  ["2001:4860:4860:0:0:0:0:8888", "US", "USD"],
  ["2a01:04f8:0:0:0:0:0:1", "DE", "EUR"],
  ["::ffff:85.214.132.117", "DE", "EUR"],
  ["163.172.0.1", "FR", "EUR"],
  ["202.12.29.205", "JP", "JPY"],
  ["198.41.0.4", "US", "USD"],
])("the address %s is in %s", async (address, country, currency) => {
  const { tokenCall, get } = await openStudio();
  await tokenCall(tokenRequest({ user: { id: { value: "a" } } }), { "x-user-ip": address });
  expect((await get("/simulator/orders")).body).toMatchObject([{ user: { country }, price: { currency } }]);
});

test.each<[string, object, object]>([
  ["a currency that is wanted", { settings: { currency: "USD" } }, { amount: "10.99", currency: "USD" }],
  ["a country without prices of its own", user({ country: { value: "IN" } }), { currency: "USD" }],
  [
    "lines of one SKU",
    { purchase: { items: Array(2).fill({ sku: "coins-100", quantity: 2 }) } },
    { amount: "39.96", currency: "EUR" },
  ],
])("%s: the price is the catalogue's", async (_name, change, price) => {
  const { tokenCall, get } = await openStudio();
  await tokenCall(tokenRequest(change));
  expect((await get("/simulator/orders")).body).toMatchObject([{ price }]);
});

test.each([
  ["no-such-item", 1417, "Cart is empty"],
  ["space-game", 1417, "Cart is empty"],
  ["free-gift", 1421, "Item is free"],
  ["gem-skin", 4054, "Item has no price"],
  ["limited-hat", 1459, "Quantity limit exceeded"],
  ["winter-skin", 1455, "Item became unavailable"],
  ["future-skin", 1455, "Item became unavailable"],
  ["locked-shield", 1455, "Item became unavailable"],
])("%s is refused with 422/%i", async (sku, errorCode, text) => {
  const { tokenCall } = await openStudio();
  expect(await tokenCall(tokenRequest({}, sku))).toMatchObject({
    status: 422,
    body: { statusCode: 422, errorCode, errorMessage: `[0401-${errorCode}]: ${text}` },
  });
});

test.each([
  ["a country where nothing is sold", user({ country: { value: "KP" } })],
  ["an invalid country", user({ country: { value: "XX" } })],
  ["a currency that nothing is priced in", { settings: { currency: "XAU" } }],
])("%s is 422/2000, without detail", async (_name, change) => {
  const { tokenCall } = await openStudio();
  expect(await tokenCall(tokenRequest(change))).toMatchObject({
    status: 422,
    body: { errorCode: 2000, errorMessage: "[0401-2000]: Exception with PayStation service." },
  });
});

test("each player can buy one season pass; a refunded one does not count", async () => {
  const { tokenCall, newOrder, post } = await openStudio();
  const request = tokenRequest({}, "season-pass");
  const twice = { purchase: { items: Array(2).fill({ sku: "season-pass", quantity: 1 }) } };
  expect((await tokenCall(tokenRequest(twice))).body.errorCode).toBe(1460);
  const { path } = await newOrder({}, "season-pass");
  await post(`${path}/pay`);
  expect(await tokenCall(request)).toMatchObject({ status: 422, body: { errorCode: 1460 } });
  expect((await tokenCall({ ...request, ...user({}) })).status).toBe(201);
  await post(`${path}/refund`);
  expect((await tokenCall(request)).status).toBe(201);
});

test("the request log has order and content, but no credentials", async () => {
  const { tokenCall, get, request } = await openStudio();
  await get("/api/v2/project/101/items?country=DE");
  await tokenCall(tokenRequest());
  await get("/paystation4/?token=x");
  const { body, text } = await get("/simulator/requests");
  expect(body).toMatchObject([
    { method: "GET", path: "/api/v2/project/101/items", query: { country: "DE" }, body: null, status: 200 },
    { method: "POST", body: tokenRequest(), status: 201, headers: { authorization: "Basic" } },
  ]);
  expect(text).not.toContain(basic(101).authorization.slice(6));
  expect((await get("/simulator/requests?path=/token")).body).toHaveLength(1);
  await request("DELETE", "/simulator/requests");
  expect((await get("/simulator/requests")).body).toEqual([]);
});
