// Every row is one call of one player, and none of them reaches Xsolla. Errors of all callables are in
// callables.test.ts.
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { call, newPlayer, refusal } from "../../support/client.ts";
import { send } from "../../support/send.ts";
import { forgetRequests, requestsTo } from "../../support/xsolla.ts";

let idToken = "";
beforeAll(async () => {
  idToken = await (await newPlayer()).idToken();
});
beforeEach(forgetRequests);
afterEach(async () => expect(await requestsTo("/order/")).toEqual([]));

const NAME = "getXsollaOrderStatus";
const ask = (data: unknown) => call("sandbox", NAME, data, { idToken });
const boxed = (value: unknown) => ({
  orderId: { "@type": "type.googleapis.com/google.protobuf.Int64Value", value },
});

test.each<[string, object]>([
  ["no orderId", {}],
  ["the order_id of the answer", { order_id: 7310041 }],
  ["null", { orderId: null }],
  ["a flag", { orderId: true }],
  ["an object", { orderId: {} }],
  ["a list", { orderId: [7310041] }],
  ["an empty text", { orderId: "" }],
  ["white space", { orderId: " " }],
  ["a word", { orderId: "abc" }],
  ["digits and more", { orderId: "7310041a" }],
  ["digits after a space", { orderId: " 7310041" }],
  ["digits before a line end", { orderId: "7310041\n" }],
  ["a sign", { orderId: "+7310041" }],
  ["a negative number", { orderId: -1 }],
  ["a negative number as text", { orderId: "-1" }],
  ["zero", { orderId: 0 }],
  ["zero, as a text", { orderId: "0" }],
  ["a leading zero", { orderId: "07310041" }],
  ["a fraction", { orderId: 1.5 }],
  ["a fraction as text", { orderId: "7310041.0" }],
  ["an exponent", { orderId: "1e6" }],
  ["hexadecimal digits", { orderId: "0x6f8b59" }],
  ["Arabic digits", { orderId: "٧٣١٠٠٤١" }],
  ["21 digits", { orderId: "1".repeat(21) }],
  ["a number that has lost digits", { orderId: 2 ** 60 }],
  ["a path", { orderId: "7310041/refunds/1" }],
  ["a path upwards", { orderId: "../orders/7310041" }],
  ["a box of a word", boxed("x")],
  ["a boxed negative number", boxed("-1")],
  ["an empty box", boxed(undefined)],
])("invalid-request: %s", async (_name, data) => {
  const issues = [{ path: "orderId", message: expect.stringMatching(/\S/) }];
  expect(await ask(data)).toEqual(refusal(400, "INVALID_ARGUMENT", "invalid-request", { issues }));
});

test.each(["9007199254740993", "1e400", "1e-1", '{"__proto__":"1"}', '"\\u0000"'])(
  "invalid-request, as raw JSON: %s",
  async (orderId) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${idToken}` };
    const { status, body } = await send("sandbox", NAME, {
      headers,
      body: `{"data":{"orderId":${orderId}}}`,
    });
    const issues = [{ path: "orderId", message: expect.stringMatching(/\S/) }];
    expect({ status, body }).toEqual(refusal(400, "INVALID_ARGUMENT", "invalid-request", { issues }));
  },
);

const unknown = refusal(404, "NOT_FOUND", "unknown-order");

test.each<[string, object]>([
  ["a number", { orderId: 1 }],
  ["digits", { orderId: "1" }],
  ["the largest id", { orderId: "18446744073709551615" }],
  ["the largest number", { orderId: Number.MAX_SAFE_INTEGER }],
  ["a box", boxed("1")],
  ["a box beyond 2^53", boxed("9223372036854775807")],
])("unknown-order: an order that does not exist, by %s", async (_name, data) => {
  expect(await ask(data)).toEqual(unknown);
});

test("unknown-order: an order of another player", async () => {
  const owner = { idToken: await (await newPlayer()).idToken() };
  const { body } = await call("sandbox", "getXsollaPaymentToken", { sku: "coins-100" }, owner);
  const orderId = z.object({ result: z.object({ order_id: z.number() }) }).parse(body).result.order_id;
  for (const spelled of [orderId, String(orderId)]) expect(await ask({ orderId: spelled })).toEqual(unknown);
  expect(await requestsTo("/order/")).toEqual([]);
  expect(await call("sandbox", NAME, { orderId }, owner)).toMatchObject({ status: 200 });
  await forgetRequests();
});
