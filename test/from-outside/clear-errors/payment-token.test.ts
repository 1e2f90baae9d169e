// Every row is one call of one player, and none of them makes a token call. Errors of all callables are in
// callables.test.ts.
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { call, newPlayer, refusal } from "../../support/client.ts";
import type { CodebaseName } from "../../support/codebases.ts";
import { send } from "../../support/send.ts";
import { forgetRequests, requestsTo } from "../../support/xsolla.ts";

let idToken = "";
beforeAll(async () => {
  idToken = await (await newPlayer()).idToken();
});
beforeEach(forgetRequests);
afterEach(async () => expect(await requestsTo("/admin/payment/token")).toEqual([]));

const NAME = "getXsollaPaymentToken";
const ask = (data: unknown, codebase: CodebaseName = "sandbox") => call(codebase, NAME, data, { idToken });

/** Expects `details.issues` to have one issue for each path. */
const issuesAt = (paths: string[]) => ({
  issues: paths.map((path) => ({ path, message: expect.stringMatching(/\S/) })),
});

const coins = (rest: object) => ({ sku: "coins-100", ...rest });
const INT64 = "type.googleapis.com/google.protobuf.Int64Value";
const boxed = (value: unknown, type = INT64) => coins({ quantity: { "@type": type, value } });
const nested = (depth: number): unknown => (depth === 0 ? "coins-100" : [nested(depth - 1)]);
const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ sku: `item-${index}` }));

test.each<[string, unknown, ...string[]]>([
  ["neither sku nor items", {}, "sku"],
  ["the fields of another call", { orderId: 7310041 }, "sku"],
  ["sku and items", coins({ items: [{ sku: "sword" }] }), "sku"],
  ["sku and items empty", { sku: "", items: [] }, "sku"],
  ["both of them null", { sku: null, items: null }, "sku"],
  ["a quantity of 0", { quantity: 1 }, "sku"],

  ["a SKU with a slash", { sku: "a/b" }, "sku"],
  ["a SKU that climbs", { sku: "../orders" }, "sku"],
  ["a SKU of a dot", { sku: "." }, "sku"],
  ["a SKU of dots", { sku: ".." }, "sku"],
  ["a reserved SKU", { sku: "__a__" }, "sku"],
  ["a SKU of underscores", { sku: "____" }, "sku"],
  ["a long SKU", { sku: "a".repeat(256) }, "sku"],
  ["a SKU of white space", { sku: " " }, "sku"],
  ["a SKU with a space", { sku: "coins 100" }, "sku"],
  ["a SKU with a space in front", { sku: " coins-100" }, "sku"],
  ["a SKU with a line end", { sku: "coins-100\n" }, "sku"],
  ["a SKU with a zero byte", { sku: "coins-100\u0000" }, "sku"],
  ["a SKU in quotes", { sku: '"coins-100"' }, "sku"],
  ["a SKU that is percent-encoded", { sku: "coins%2D100" }, "sku"],
  ["a SKU beyond ASCII", { sku: "coïns-100" }, "sku"],
  ["a SKU in full-width digits", { sku: "coins-１００" }, "sku"],
  ["several SKUs in one", { sku: "coins-100,sword" }, "sku"],
  ["a number as SKU", { sku: 7 }, "sku"],
  ["a flag as SKU", { sku: true }, "sku"],
  ["an object as SKU", { sku: { value: "coins-100" } }, "sku"],
  ["a list as SKU", { sku: ["coins-100"] }, "sku"],
  ["a SKU deep in lists", { sku: nested(40) }, "sku"],
  ["a boxed integer as SKU", { sku: { "@type": INT64, value: "100" } }, "sku"],

  ["a quantity of 0", coins({ quantity: 0 }), "quantity"],
  ["a quantity of -1", coins({ quantity: -1 }), "quantity"],
  ["a quantity of 1001", coins({ quantity: 1001 }), "quantity"],
  ["a quantity beyond 2^53", coins({ quantity: 2 ** 60 }), "quantity", "quantity"],
  ["half a quantity", coins({ quantity: 1.5 }), "quantity"],
  ["text as quantity", coins({ quantity: "2" }), "quantity"],
  ["a boolean as quantity", coins({ quantity: true }), "quantity"],
  ["an object as quantity", coins({ quantity: {} }), "quantity"],
  ["a list as quantity", coins({ quantity: [2] }), "quantity"],
  ["a box of 0", boxed("0"), "quantity"],
  ["a box of -1", boxed("-1"), "quantity"],
  ["a box of 1001", boxed("1001"), "quantity"],
  ["a boxed fraction as quantity", boxed("1.5"), "quantity"],
  ["a boxed integer above 2^53", boxed("9223372036854775807"), "quantity"],
  ["a box without a number", boxed("x"), "quantity"],
  ["an empty box", boxed(undefined), "quantity"],
  ["a box in a box", boxed({ "@type": INT64, value: "2" }), "quantity"],
  ["an unknown box", boxed("1", "type.example/Other"), "quantity"],
  ["a boxed text", boxed("1", "type.googleapis.com/google.protobuf.StringValue"), "quantity"],
  ["a bad SKU and a bad quantity", { sku: "a/b", quantity: 0 }, "sku", "quantity"],

  ["51 lines", { items: lines(51) }, "items"],
  ["a text as items", { items: "coins-100" }, "items"],
  ["a number as items", { items: 1 }, "items"],
  ["an object as items", { items: { sku: "coins-100" } }, "items"],
  ["an object like a list", { items: { 0: { sku: "coins-100" }, length: 1 } }, "items"],
  ["a text as line", { items: ["coins-100"] }, "items.0"],
  ["null as line", { items: [null] }, "items.0"],
  ["a list as line", { items: [[{ sku: "coins-100" }]] }, "items.0"],
  ["an empty line", { items: [{}] }, "items.0.sku"],
  ["a line without SKU", { items: [{ quantity: 1 }] }, "items.0.sku"],
  ["a line with an empty SKU", { items: [{ sku: "", quantity: 1 }] }, "items.0.sku"],
  ["a line with a reserved SKU", { items: [{ sku: "__a__" }] }, "items.0.sku"],
  ["a line of 0", { items: [{ sku: "coins-100", quantity: 0 }] }, "items.0.quantity"],
  ["a line of a text", { items: [{ sku: "coins-100", quantity: "1" }] }, "items.0.quantity"],
  [
    "a bad second line",
    { items: [{ sku: "coins-100" }, { sku: "sword", quantity: -1 }] },
    "items.1.quantity",
  ],
  ["two bad lines", { items: [{ sku: "a/b" }, { quantity: 1 }] }, "items.0.sku", "items.1.sku"],
  ["lines whose sum is too large", { items: [coins({ quantity: 600 }), coins({ quantity: 401 })] }, "items"],
  ["a bad quantity beside items", { items: [{ sku: "coins-100" }], quantity: -1 }, "quantity"],

  ["a relative returnUrl", coins({ returnUrl: "/back" }), "returnUrl"],
  ["a returnUrl without scheme", coins({ returnUrl: "game.example/back" }), "returnUrl"],
  ["a returnUrl of the page's scheme", coins({ returnUrl: "//game.example/back" }), "returnUrl"],
  ["a returnUrl without host", coins({ returnUrl: "https://" }), "returnUrl"],
  ["a returnUrl of white space", coins({ returnUrl: " " }), "returnUrl"],
  ["a long returnUrl", coins({ returnUrl: `https://a.example/${"x".repeat(1000)}` }), "returnUrl"],
  ["a number as returnUrl", coins({ returnUrl: 7 }), "returnUrl"],
  ["a list as returnUrl", coins({ returnUrl: ["https://game.example/"] }), "returnUrl"],
  ["a number as language", coins({ language: 7 }), "language"],
  ["a list as language", coins({ language: ["en"] }), "language"],
  ["a number as uid", coins({ uid: 7 }), "uid"],
  ["an object as uid", coins({ uid: {} }), "uid"],
  ["a bad SKU and another player's uid", { sku: "a/b", uid: "somebody-else" }, "sku"],
])("invalid-request: %s", async (_name, data, ...paths) => {
  expect(await ask(data)).toEqual(refusal(400, "INVALID_ARGUMENT", "invalid-request", issuesAt(paths)));
});

const deepList = (depth: number) => `${"[".repeat(depth)}"coins-100"${"]".repeat(depth)}`;

test.each<[string, string, ...string[]]>([
  ["fields of its prototype", '{"__proto__":{"sku":"coins-100"}}', "sku"],
  ["fields of its constructor", '{"constructor":{"prototype":{"sku":"coins-100"}}}', "sku"],
  ["a SKU given twice", '{"sku":"coins-100","sku":"a/b"}', "sku"],
  ["a SKU with half a surrogate pair", '{"sku":"\\ud800"}', "sku"],
  ["a SKU in very many lists", `{"sku":${deepList(20_000)}}`, "sku"],
  ["a quantity of Infinity", '{"sku":"coins-100","quantity":1e400}', "quantity"],
  ["a quantity of -0", '{"sku":"coins-100","quantity":-0}', "quantity"],
])("invalid-request, as raw JSON: %s", async (_name, data, ...paths) => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${idToken}` };
  const { status, body } = await send("sandbox", NAME, { headers, body: `{"data":${data}}` });
  expect({ status, body }).toEqual(refusal(400, "INVALID_ARGUMENT", "invalid-request", issuesAt(paths)));
});

test.each(["somebody-else", " ", "x".repeat(1000), "../orders", "__proto__"])(
  "uid-mismatch: %j",
  async (uid) => {
    expect(await ask(coins({ uid }))).toEqual(refusal(403, "PERMISSION_DENIED", "uid-mismatch"));
  },
);

test("uid-mismatch comes before errors of returnUrl and SKU", async () => {
  const answer = await ask({ sku: "no-such-item", uid: "somebody-else", returnUrl: "file:///" });
  expect(answer).toEqual(refusal(403, "PERMISSION_DENIED", "uid-mismatch"));
});

test.each<[string, CodebaseName]>([
  ["javascript:alert(1)", "sandbox"],
  ["JavaScript:alert(1)", "sandbox"],
  [" javascript:alert(1)", "sandbox"],
  ["java\nscript:alert(1)", "sandbox"],
  ["javascript://game.example/%0aalert(1)", "sandbox"],
  ["data:text/html,x", "sandbox"],
  ["file:///etc/passwd", "sandbox"],
  ["blob:https://game.example/1", "sandbox"],
  ["vbscript:x", "sandbox"],
  ["about:blank", "sandbox"],
  ["view-source:https://game.example/", "sandbox"],
  ["ftp://game.example/", "sandbox"],
  ["wss://game.example/", "sandbox"],
  ["mailto:ada@game.example", "sandbox"],
  ["mygame:shop", "sandbox"],
  ["https:game.example", "sandbox"],
  ["https:\\\\game.example", "sandbox"],
  ["https://game.example\t/", "sandbox"],
  ["http://game.example/", "sandbox"],
  ["http://localhost.game.example/", "sandbox"],
  ["http://127.0.0.1.game.example/", "sandbox"],
  ["http://localhost@game.example/", "sandbox"],
  ["https://other.example/", "production"],
  ["https://game.example.evil.example/", "production"],
  ["https://game.example@evil.example/", "production"],
  ["https://evil.example/https://game.example/", "production"],
  ["https://evil.example#https://game.example", "production"],
  ["https://game.example:8443/", "production"],
  ["https://game.example./", "production"],
  ["https://gаme.example/", "production"],
  ["http://localhost:3000/", "production"],
  ["othergame://shop", "production"],
  ["mygame2://shop", "production"],
])("return-url-not-allowed: %j in %s", async (returnUrl, codebase) => {
  const refused = refusal(400, "INVALID_ARGUMENT", "return-url-not-allowed");
  expect(await ask(coins({ returnUrl }), codebase)).toEqual(refused);
});

test("return-url-not-allowed comes before errors of the SKU", async () => {
  const answer = await ask({ sku: "no-such-item", returnUrl: "file:///" });
  expect(answer).toEqual(refusal(400, "INVALID_ARGUMENT", "return-url-not-allowed"));
});

test.each([
  ["unknown-sku", "no-such-item", 404, "NOT_FOUND"],
  ["unknown-sku", "COINS-100", 404, "NOT_FOUND"],
  ["unknown-sku", "a".repeat(255), 404, "NOT_FOUND"],
  ["unknown-sku", "...", 404, "NOT_FOUND"],
  ["unknown-sku", "__proto__x", 404, "NOT_FOUND"],
  ["unknown-sku", "constructor", 404, "NOT_FOUND"],
  ["free-item", "free-gift", 400, "FAILED_PRECONDITION"],
  ["no-price", "gem-skin", 400, "FAILED_PRECONDITION"],
  ["not-available", "locked-shield", 400, "FAILED_PRECONDITION"],
  ["not-on-sale", "winter-skin", 400, "FAILED_PRECONDITION"],
  ["not-on-sale", "future-skin", 400, "FAILED_PRECONDITION"],
  ["sold-out", "limited-hat", 400, "FAILED_PRECONDITION"],
])("%s: %s, alone and beside an item that can be bought", async (reason, sku, http, status) => {
  const refused = refusal(http, status, reason, { sku });
  expect(await ask({ sku })).toEqual(refused);
  expect(await ask({ items: [{ sku: "coins-100" }, { sku }] })).toEqual(refused);
});
