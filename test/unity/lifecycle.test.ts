// What Unity does to calls that are in flight, restarts of the game, and the calls without Pay Station.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Backend,
  gameAt,
  idTokenOf,
  orderOf,
  refreshed,
  refusal,
  session,
  startBackend,
  tokenOf,
} from "./backend.ts";
import { compile, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

let program = "";
let backend: Backend;
beforeAll(async () => {
  const files = [...PACKAGE.client, ...STAND_INS.unity, "test/unity/program/*.cs"];
  program = await compile("exe", files, { defines: ["UNITY_2023_1_OR_NEWER", "UNITY_2023_2_OR_NEWER"] });
  backend = await startBackend();
});
afterAll(() => backend.close());
beforeEach(() => backend.reset());

/** Plays a scenario. Returns the values of its output lines by name. */
async function run(scenario: string, ...args: string[]): Promise<(name: string) => unknown[]> {
  const output = await play(program, [scenario, ...args], gameAt(backend.origin));
  return (name) => valuesOf(output, name);
}

const paymentTokenCalls = () => backend.askedFor("getXsollaPaymentToken");

test("a destroyed component aborts and disposes its requests, and calls no callback", async () => {
  backend.answer("getXsollaPaymentToken", { ...tokenOf(7310041), isHeld: true });
  backend.answer("getXsollaOrderStatus", { ...orderOf(7310041, "new"), isHeld: true });
  const output = await run("destroy-in-flight");
  expect(output("living")).toEqual(["0 0"]);
  expect(output("aborted")).toEqual(["2"]);
  expect(output("heard")).toEqual(["0"]);
  expect(output("console")).toEqual([]);
});

test("… also one whose GameObject was never active, for which Unity calls no OnDestroy", async () => {
  backend.answer("getXsollaPaymentToken", { ...tokenOf(7310041), isHeld: true });
  const output = await run("never-active");
  expect(output("living")).toEqual(["0 0"]);
  expect(output("heard")).toEqual(["0"]);
});

test("a request is disposed when Unity drops the coroutine that waits for it", async () => {
  backend.answer("accounts:signUp", { ...session("guest"), isHeld: true });
  const output = await run("dropped-by-unity");
  expect(output("in-flight")).toEqual(["1"]);
  expect(output("living")).toEqual(["0 0"]);
});

test("a platform without PlayerPrefs can sell", async () => {
  const output = await run("prefs-throw");
  expect(output("ordered")).toEqual(["7310041"]);
  expect(output("refused")).toEqual([]);
  expect(output("console")).toContainEqual(expect.stringMatching(/^PlayerPrefsException: /));
});

test("an ID token source that throws or returns nothing is a usual error", async () => {
  const output = await run("source-throws");
  expect(output("refused")).toMatchObject([
    { status: "UNAUTHENTICATED", message: "IdToken threw InvalidOperationException: at once" },
    { status: "UNAUTHENTICATED", message: "IdToken threw InvalidOperationException: later" },
    { status: "UNAUTHENTICATED", message: "IdToken gave neither a token nor an error." },
  ]);
  expect(paymentTokenCalls()).toEqual([]);
});

test("App Check tokens are fetched for each call, and renewed if the backend refuses it", async () => {
  const refused = refusal(401, "UNAUTHENTICATED");
  backend.answer("getXsollaPaymentToken", refused, tokenOf(7310041), tokenOf(7310042), refused);
  const output = await run("app-check");
  // A backend that does not enforce App Check sells without a token; one that does says why it refuses.
  expect(output("ordered")).toEqual(["7310041", "7310042"]);
  expect(output("refused")).toMatchObject([
    { status: "UNAUTHENTICATED", message: expect.stringContaining("no App Check token: no attestation") },
  ]);
  expect(paymentTokenCalls().map(({ headers }) => headers["x-firebase-appcheck"])).toEqual([
    "app-check-old",
    "app-check-new",
    undefined,
    undefined,
    undefined,
  ]);
});

test("only phones are led back into the game", async () => {
  const output = await run("phone");
  expect(paymentTokenCalls().map(({ body }) => Object(body).data)).toEqual([
    { sku: "coins-100", quantity: 1, items: [], returnUrl: "", language: "" },
    { sku: "coins-100", quantity: 2, items: [], returnUrl: "mygame://xsolla", language: "fr" },
    { sku: "coins-100", quantity: 1, items: [], returnUrl: "https://game.example/back", language: "" },
    { sku: "coins-100", quantity: 1, items: [], returnUrl: "", language: "" },
  ]);
  expect(output("untouched")).toEqual(["[]"]);
});

test("Pay Station gets the domain that is registered for Apple Pay", async () => {
  expect((await run("apple-pay"))("opened")).toEqual([
    "https://secure.xsolla.com/paystation4/?token=secret",
    "https://secure.xsolla.com/paystation4/?token=secret&parent_domain=game.example",
  ]);
});

test("an empty component uses the settings asset, and reports a missing one", async () => {
  const output = await run("settings");
  expect(output("refused")).toMatchObject([{ status: "NOT_CONFIGURED" }, { status: "NOT_CONFIGURED" }]);
  expect(output("ordered")).toEqual(["yes"]);
  expect(paymentTokenCalls().map(({ path }) => path)).toEqual([
    "/demo-settings/europe-west1/getXsollaPaymentToken",
  ]);
});

test("the functions of a kit have its prefix", async () => {
  backend.answer("kit-shop-getXsollaPaymentToken", tokenOf(7310041));
  expect((await run("kit"))("ordered")).toEqual(["yes"]);
});

test("a guest is the same player after a restart and after a sign-out, until the account is gone", async () => {
  backend.answer("accounts:signUp", session("first"), session("second"), session("third"));
  backend.answer("token", refreshed("first"), refreshed("first"), {
    status: 400,
    body: { error: { message: "USER_NOT_FOUND" } },
  });
  const output = await run("guest-restarts");
  expect(output("signed-in")).toEqual(["first", "first", "first", "second", "third"]);
  expect(output("refused")).toEqual([]);
});

test.each([
  ["Firebase Auth is out of order", { status: 503, body: { error: { message: "BACKEND_ERROR" } } }, "guest"],
  ["the account is disabled", { status: 400, body: { error: { message: "USER_DISABLED" } } }, ""],
])("while %s, no second guest replaces the first", async (_name, trouble, uid) => {
  backend.answer("token", trouble, refreshed("guest"));
  const output = await run("guest-offline");
  expect(output("refused")).toHaveLength(1);
  expect(output("uid")).toEqual([uid]);
  expect(output("signed-in")).toEqual(["guest", "guest"]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
});

test("a player with an e-mail address is restored, and the machine's guest is not forgotten", async () => {
  backend.answer("token", refreshed("ada"), refreshed("guest"));
  const output = await run("guest-and-e-mail");
  expect(output("restored")).toEqual(["ada", "nobody"]);
  expect(output("signed-in")).toEqual(["guest", "ada", "guest"]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
});

test("a guest who gets an e-mail address stays the same player; the next guest is another", async () => {
  backend.answer("accounts:signUp", session("first"), session("second"));
  backend.answer("accounts:update", session("first"));
  const output = await run("link-e-mail");
  expect(output("linked")).toEqual(["first"]);
  expect(output("signed-in")).toEqual(["first", "second"]);
  expect(backend.askedFor("accounts:update")[0]?.body).toEqual({
    returnSecureToken: true,
    email: "ada@game.example",
    password: "secret-password",
    idToken: idTokenOf("first"),
  });
});

test("a session store that throws does not prevent sign-in", async () => {
  const output = await run("store-throws");
  expect(output("signed-in")).toEqual(["guest"]);
  expect(output("console")).toContain("InvalidOperationException: no Keychain");
});

test("on a new machine nobody is restored", async () => {
  expect((await run("nobody-to-restore"))("restored")).toEqual(["nobody"]);
  expect(backend.asked).toEqual([]);
});

const orderDocument = (id: number, status: string) => ({
  name: `projects/demo-game/databases/(default)/documents/xsollaPlayers/guest/xsollaOrders/${id}`,
  fields: { status: { stringValue: status } },
});

test("open orders are resumed from the server's list, and missed ends are reported", async () => {
  backend.answer("xsollaOrders", {
    body: { documents: [orderDocument(1, "paid"), orderDocument(2, "done"), orderDocument(3, "done")] },
  });
  backend.answer("getXsollaOrderStatus", orderOf(0, "done"));
  // This machine remembers one order of the player's, and one of somebody else's.
  const output = await run("restore", "2", "2", "99");
  expect(output("order")).toMatchObject([{ order_id: 1 }, { order_id: 2 }]);
  expect(output("refused")).toEqual([]);
  expect(output("remembered")).toEqual(["99"]);
  const [list] = backend.askedFor("xsollaOrders");
  expect(list?.path).toBe(
    "/v1/projects/demo-game/databases/(default)/documents/xsollaPlayers/guest/xsollaOrders",
  );
  expect(list?.query.get("orderBy")).toBe("createdAt desc");
  expect(list?.headers.authorization).toBe(`Bearer ${idTokenOf("guest")}`);
});

test("if Firestore refuses the list, the local one is used, and the error is reported", async () => {
  backend.answer("xsollaOrders", {
    status: 403,
    body: { error: { code: 403, status: "PERMISSION_DENIED", message: "rules" } },
  });
  backend.answer("getXsollaOrderStatus", orderOf(2, "done"));
  const output = await run("restore", "1", "2");
  expect(output("order")).toMatchObject([{ order_id: 2, status: "done" }]);
  expect(output("refused")).toMatchObject([{ status: "PERMISSION_DENIED", message: "Firestore: rules" }]);
});

test("the inventory is read to its last page, with expiry times", async () => {
  const item = (sku: string, quantity: string, expiresAt?: object) => ({
    name: `projects/p/databases/d/documents/xsollaPlayers/guest/xsollaInventory/${sku}`,
    fields: { quantity: { integerValue: quantity }, ...(expiresAt && { expiresAt }) },
  });
  backend.answer(
    "xsollaInventory",
    { body: { documents: [item("coins-100", "9007199254740993")], nextPageToken: "more" } },
    {
      body: {
        documents: [
          item("old-pass", "1", { timestampValue: "2020-01-02T03:04:05.678901Z" }),
          item("pass", "1", { timestampValue: "2999-01-02T03:04:05Z" }),
          item("sword", "-1", { nullValue: null }),
        ],
      },
    },
  );
  expect((await run("inventory"))("item")).toEqual([
    "coins-100 9007199254740993 for ever True",
    "old-pass 1 2020-01-02 03:04:05Z False",
    "pass 1 2999-01-02 03:04:05Z True",
    "sword -1 for ever False",
  ]);
  expect(backend.askedFor("xsollaInventory").map(({ query }) => query.get("pageToken"))).toEqual([
    "",
    "more",
  ]);
});

test("a player without an inventory is not an error", async () => {
  backend.answer("xsollaInventory", { body: {} });
  const output = await run("inventory");
  expect(output("item")).toEqual([]);
  expect(output("refused")).toEqual([]);
});

test("subscriptions are read", async () => {
  const subscription = (id: string, status: string, endsAt: object) => ({
    name: `projects/p/databases/d/documents/xsollaPlayers/guest/xsollaSubscriptions/${id}`,
    fields: { planId: { stringValue: "gold" }, status: { stringValue: status }, endsAt },
  });
  backend.answer("xsollaSubscriptions", {
    body: {
      documents: [
        subscription("1", "active", { nullValue: null }),
        subscription("2", "canceled", { timestampValue: "2999-01-01T00:00:00Z" }),
        subscription("3", "canceled", { timestampValue: "2020-01-01T00:00:00Z" }),
      ],
    },
  });
  expect((await run("subscriptions"))("subscription")).toEqual([
    "1 gold active True",
    "2 gold canceled True",
    "3 gold canceled False",
  ]);
});

const spent = {
  body: {
    result: {
      purchase_id: "p",
      items: [{ sku: "gem-skin", quantity: 1 }],
      spent: { sku: "gems", amount: 300 },
    },
  },
};

test("a purchase with virtual currency is retried after a transient error, as the same purchase", async () => {
  backend.answer("buyWithVirtualCurrency", refusal(503, "UNAVAILABLE"), spent);
  const output = await run("spend");
  expect(output("bought")).toEqual([spent.body.result]);
  const sent = backend.askedFor("buyWithVirtualCurrency").map(({ body }) => Object(body).data);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toEqual({
    sku: "gem-skin",
    quantity: 1,
    currency: "gems",
    purchaseId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(sent[1]).toEqual(sent[0]);
});

test("… three times at most, and never after a refusal", async () => {
  backend.answer("buyWithVirtualCurrency", refusal(503, "UNAVAILABLE"));
  expect((await run("spend"))("refused")).toMatchObject([{ status: "UNAVAILABLE", isTransient: true }]);
  expect(backend.askedFor("buyWithVirtualCurrency")).toHaveLength(3);
  backend.reset();
  backend.answer(
    "buyWithVirtualCurrency",
    refusal(400, "FAILED_PRECONDITION", "not-enough-currency", { missing: 120 }),
  );
  expect((await run("spend"))("refused")).toMatchObject([
    { reason: "not-enough-currency", missing: 120, text: "You need 120 more." },
  ]);
  expect(backend.askedFor("buyWithVirtualCurrency")).toHaveLength(1);
});

test("a free item costs nothing", async () => {
  const result = { purchase_id: "p", items: [{ sku: "free-gift", quantity: 1 }], spent: null };
  backend.answer("claimFreeItem", { body: { result } });
  expect((await run("claim"))("claimed")).toEqual([{ ...result, spent: { sku: "", amount: 0 } }]);
});

test("the catalogue is read to its last page, with how each item can be bought", async () => {
  const virtual_prices = [{ sku: "gems", name: "Gems", amount: 300 }];
  const price = { amount: "9.99", currency: "EUR" };
  backend.answer(
    "items",
    {
      body: {
        has_more: true,
        items: [
          { sku: "sword", price, virtual_prices: [], can_be_bought: true },
          { sku: "skin", price: null, virtual_prices },
        ],
      },
    },
    {
      body: {
        has_more: false,
        items: [
          { sku: "gift", is_free: true, price: null, virtual_prices: [] },
          { sku: "locked", price, can_be_bought: false },
        ],
      },
    },
  );
  expect((await run("catalog"))("item")).toEqual([
    "sword True False False",
    "skin False False True",
    "gift False True False",
    "locked False False False",
  ]);
  expect(backend.asked.map(({ query }) => [query.get("offset"), query.get("locale")])).toEqual([
    ["0", "de"],
    ["2", "de"],
  ]);
});

test("texts are in the player's language, or in English", async () => {
  backend.answer(
    "getXsollaPaymentToken",
    refusal(400, "FAILED_PRECONDITION", "not-enough-currency", { missing: 5 }),
    refusal(400, "FAILED_PRECONDITION", "sold-out"),
    refusal(429, "RESOURCE_EXHAUSTED", "too-many-orders", { retryAfterSeconds: 7 }),
    refusal(400, "FAILED_PRECONDITION", "a-reason-of-tomorrow"),
  );
  expect((await run("texts", "4"))("text")).toEqual([
    "Es fehlen 5.",
    "Sold out.",
    "Please try again in 7 s.",
    "Something went wrong.",
  ]);
});

test("one await makes a purchase from the payment token to granted, and closes Pay Station", async () => {
  backend.answer("getXsollaOrderStatus", orderOf(7310041, "done"));
  backend.answer("pay", { body: {} });
  const output = await run("buy-async");
  expect(output("order")).toMatchObject([{ order_id: 7310041, status: "done", granted: true }]);
  expect(output("main-thread")).toEqual(["True"]);
  expect(output("pay-station")).toEqual(["open close"]);
  expect(output("console")).toEqual([]);
});

test("… and signs in as one guest for two concurrent purchases, by the settings asset", async () => {
  backend.answer("getXsollaOrderStatus", orderOf(7310041, "done"));
  backend.answer("pay", { body: {} });
  const output = await run("buy-as-nobody", backend.origin);
  expect(output("refused")).toMatchObject([{ status: "NOT_CONFIGURED" }]);
  expect(output("order")).toMatchObject([{ status: "done", granted: true }]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
  expect(paymentTokenCalls()).toHaveLength(2);
});

test("a task ends as canceled: by its token, from any thread, and the request with it", async () => {
  backend.answer("getXsollaPaymentToken", { ...tokenOf(7310041), isHeld: true }, tokenOf(7310042));
  const output = await run("cancel-async");
  expect(output("canceled")).toEqual(["the payment token", "the purchase"]);
  expect(output("living")).toEqual(["0"]);
  // The order is there, and found again at the next start.
  expect(output("remembered")).toEqual(["1"]);
});

test("… and with the component, also one that is begun afterwards", async () => {
  const output = await run("destroy-async");
  expect(output("canceled")).toEqual(["the purchase", "a call of what is gone"]);
  expect(output("refused")).toEqual([]);
});

test("a task throws the error that a callback gets", async () => {
  backend.answer("getXsollaPaymentToken", refusal(404, "NOT_FOUND", "unknown-sku", { sku: "no-such-item" }));
  expect((await run("refuse-async"))("refused")).toMatchObject([
    { status: "NOT_FOUND", reason: "unknown-sku", sku: "no-such-item" },
  ]);
});

test("a sign-in as a task needs no component, and cleans up", async () => {
  const output = await run("sign-in-async");
  expect(output("restored")).toEqual(["True"]);
  expect(output("same")).toEqual(["True"]);
  // The game's own component alone.
  expect(output("behaviours")).toEqual(["1"]);
});

test("Unity's Awaitable ends as the task does", async () => {
  backend.answer("getXsollaPaymentToken", tokenOf(7310041), refusal(400, "FAILED_PRECONDITION", "sold-out"));
  const output = await run("awaitable");
  expect(output("ordered")).toEqual(["7310041"]);
  expect(output("refused")).toMatchObject([{ reason: "sold-out" }]);
});
