// A Web Shop that signs players in by user id: its request about a user id, and its orders.
import { afterEach, expect, test } from "vitest";
import { disableUser, newPlayer, newTenantPlayer, orderOf, quantityOf, write } from "../../support/client.ts";
import { send } from "../../support/send.ts";
import { control } from "../../support/xsolla.ts";

const FROM_XSOLLA = { "x-forwarded-for": "203.0.113.9", "content-type": "application/json" };

const ask = (id: unknown, headers: Record<string, string> = FROM_XSOLLA) =>
  send("production", "xsollaWebShopUser", {
    headers,
    body: JSON.stringify({ settings: { project_id: 101, merchant_id: 202 }, user: { id, country: "DE" } }),
  });

afterEach(async () => {
  await control("PATCH", "/settings", { webShopUserUrl: null });
});

test("a player who exists is found, without the e-mail address", async () => {
  const { uid } = await newPlayer();
  const answer = await ask(uid);
  expect(answer).toMatchObject({ status: 200, body: { user: { id: uid } } });
  expect(JSON.stringify(answer.body)).not.toContain("@");
});

test("a tenant's player who has asked for a token is found", async () => {
  const { uid, tenant } = await newTenantPlayer();
  expect(await ask(uid)).toMatchObject({ status: 404 });
  await write(`xsollaPlayers/${uid}`, { tenant });
  expect(await ask(uid)).toMatchObject({ status: 200, body: { user: { id: uid } } });
});

test("a player who is unknown or disabled is not found", async () => {
  const { uid, email } = await newPlayer();
  await disableUser(uid);
  for (const id of [uid, email, "nobody", "no/body", ".."]) expect((await ask(id)).status).toBe(404);
});

test("a request without a user id is refused", async () => {
  const post = (body: string) => send("production", "xsollaWebShopUser", { headers: FROM_XSOLLA, body });
  for (const body of [
    "",
    "{",
    "[]",
    "{}",
    '{"user":{}}',
    '{"user":{"id":""}}',
    `{"user":{"id":"a"},"x":"${"x".repeat(10_240)}"}`,
  ])
    expect((await post(body)).status).toBe(400);
  const answer = await send("production", "xsollaWebShopUser", { method: "GET", headers: FROM_XSOLLA });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a request from another address is refused, and so is every request where the function is switched off", async () => {
  const { uid } = await newPlayer();
  expect((await ask(uid, { ...FROM_XSOLLA, "x-forwarded-for": "34.102.38.178" })).status).toBe(403);
  expect(
    (await send("sandbox", "xsollaWebShopUser", { headers: FROM_XSOLLA, body: `{"user":{"id":"${uid}"}}` }))
      .status,
  ).toBe(404);
});

test("a purchase is granted to the buyer, and to another player by the studio's own code only", async () => {
  const [buyer, friend] = [await newPlayer(), await newPlayer()];
  const sold = await control("POST", "/web-shop/orders", {
    user: buyer.uid,
    items: [{ sku: "coins-100", quantity: 2 }],
    giftTo: friend.uid,
  });
  const { order_id: id } = Object(sold);
  expect(await orderOf(buyer.uid, id)).toMatchObject({
    granted: true,
    source: "webhook",
    gift: { giverId: buyer.uid, receiverId: friend.uid },
  });
  expect([await quantityOf(buyer.uid), await quantityOf(friend.uid)]).toEqual([2, undefined]);
});
