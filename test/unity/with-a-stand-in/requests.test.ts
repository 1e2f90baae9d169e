// What a game sends: tokens, addresses and fields, with every source of settings.
import { expect, test } from "vitest";
import { idTokenOf, refusal, tokenOf } from "../backend.ts";
import { useGame } from "../use-game.ts";

const { backend, run } = await useGame();

const paymentTokenCalls = () => backend.askedFor("getXsollaPaymentToken");

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
  expect(output("remembered")).toEqual(["1"]);
  expect(paymentTokenCalls().map(({ path }) => path)).toEqual([
    "/demo-settings/europe-west1/getXsollaPaymentToken",
  ]);
});

test("the functions of a kit have its prefix", async () => {
  backend.answer("kit-shop-getXsollaPaymentToken", tokenOf(7310041));
  expect((await run("kit"))("ordered")).toEqual(["yes"]);
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

test.each<[string, object, object]>([
  [
    "an item",
    { sku: "coins-100" },
    { sku: "coins-100", quantity: 1, items: [], returnUrl: "", language: "" },
  ],
  [
    "a cart",
    {
      items: [{ sku: "sword" }, { sku: "coins-100", quantity: 2 }],
      returnUrl: "mygame://shop",
      language: "fr",
    },
    {
      sku: "",
      quantity: 1,
      items: [
        { sku: "sword", quantity: 1 },
        { sku: "coins-100", quantity: 2 },
      ],
      returnUrl: "mygame://shop",
      language: "fr",
    },
  ],
])("JsonUtility leaves nothing out: %s", async (_name, request, data) => {
  expect((await run("ask", JSON.stringify(request)))("ordered")).toMatchObject([{ order_id: 7310041 }]);
  const [call, ...more] = paymentTokenCalls();
  expect(more).toEqual([]);
  expect(call?.body).toEqual({ data });
  expect(call?.headers).toMatchObject({
    "content-type": "application/json",
    authorization: `Bearer ${idTokenOf("guest")}`,
  });
});
