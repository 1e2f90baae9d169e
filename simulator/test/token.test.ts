import { expect, test } from "vitest";
import { openStudio, tokenRequest } from "./studio.ts";

test("201 with a token and an order, which the token reads", async () => {
  const { tokenCall, get } = await openStudio();
  const { status, body } = await tokenCall(tokenRequest());
  expect(status).toBe(201);
  expect(body).toEqual({ token: expect.stringMatching(/^\w{32}$/), order_id: expect.any(Number) });
  const path = `/api/v2/project/101/order/${body.order_id}`;
  expect(await get(path, { authorization: `Bearer ${body.token}` })).toMatchObject({
    status: 200,
    body: { order_id: body.order_id, status: "new", content: { price: { amount: "9.99", currency: "EUR" } } },
  });
  expect(await get(path, { authorization: "Bearer other" })).toMatchObject({
    status: 404,
    body: { errorCode: 9001 },
  });
});

test("wrong credentials are 401 with code 1020 and no request id", async () => {
  const { tokenCall } = await openStudio();
  for (const authorization of ["", "Basic eDp5", "Bearer key"]) {
    const { status, body } = await tokenCall(tokenRequest(), { authorization });
    expect(status).toBe(401);
    expect(body).toEqual({
      statusCode: 401,
      errorCode: 1020,
      errorMessage: "[0401-1020]: Error in Authentication method occurred",
    });
  }
});

test("the merchant id is a user name too", async () => {
  const { tokenCall } = await openStudio();
  const authorization = `Basic ${Buffer.from("202:key").toString("base64")}`;
  expect((await tokenCall(tokenRequest(), { authorization })).status).toBe(201);
});

test.each([
  ["an unknown field at the root", { extra: 1 }],
  ["an unknown field of the user", { user: { id: { value: "a" }, country: { value: "DE" }, uid: "a" } }],
  ["an unknown setting", { settings: { mode: "sandbox" } }],
  ["a lower-case country", { user: { id: { value: "a" }, country: { value: "de" } } }],
  ["no user", { user: undefined }],
  ["an empty cart", { purchase: { items: [] } }],
  ["a quantity of 0", { purchase: { items: [{ sku: "coins-100", quantity: 0 }] } }],
  ["a three-letter language", { settings: { language: "deu" } }],
  [
    "an e-mail address that is none",
    { user: { id: { value: "a" }, country: { value: "DE" }, email: { value: "none" } } },
  ],
])("%s is refused with 422/1102 and the violations", async (_name, change) => {
  const { tokenCall } = await openStudio();
  const { status, body } = await tokenCall(tokenRequest(change));
  expect(status).toBe(422);
  expect(body).toMatchObject({ errorCode: 1102, transactionId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(body.errorMessageExtended).not.toHaveLength(0);
});

test("country or address is needed; the country wins", async () => {
  const { tokenCall, get } = await openStudio();
  const user = { id: { value: "player-42" } };
  const neither = await tokenCall(tokenRequest({ user }));
  expect(neither).toMatchObject({ status: 422, body: { errorCode: 1102 } });
  expect(neither.body.errorMessage).toContain("X-User-Ip must be specified");
  expect((await tokenCall(tokenRequest({ user }), { "x-user-ip": "10.0.0.1" })).status).toBe(422);
  const both = [
    await tokenCall(tokenRequest({ user }), { "x-user-ip": "81.2.69.142" }),
    await tokenCall(tokenRequest(), { "x-user-ip": "81.2.69.142" }),
  ];
  const orders = await get("/simulator/orders");
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(orders.body.map(({ price }: { price: { currency: string } }) => price.currency)).toEqual([
    "GBP",
    "EUR",
  ]);
});

test.each([
  ["no-such-item", 1417],
  ["free-gift", 1421],
  ["gem-skin", 4054],
  ["limited-hat", 1459],
  ["winter-skin", 1455],
  ["locked-shield", 1455],
])("%s is refused with 422/%i", async (sku, errorCode) => {
  const { tokenCall } = await openStudio();
  expect(await tokenCall(tokenRequest({}, sku))).toMatchObject({ status: 422, body: { errorCode } });
});

test("a country that has no prices is 422/2000", async () => {
  const { tokenCall } = await openStudio();
  const user = { id: { value: "player-42" }, country: { value: "AQ" } };
  expect(await tokenCall(tokenRequest({ user }))).toMatchObject({ status: 422, body: { errorCode: 2000 } });
});

test("the request log keeps no credentials", async () => {
  const { tokenCall, get } = await openStudio();
  await tokenCall(tokenRequest());
  const { body, text } = await get("/simulator/requests?path=token");
  expect(body).toMatchObject([{ method: "POST", status: 201, headers: { authorization: "Basic" } }]);
  expect(text).not.toContain(Buffer.from("101:key").toString("base64"));
});
