// Players of Identity Platform tenants. The ID token names the tenant, Xsolla's notifications do not.
import { expect, test } from "vitest";
import { call, newTenantPlayer, orderOf, quantityOf, read } from "../../support/client.ts";
import { deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

const validation = (uid: string) => ({ notification_type: "user_validation", user: { id: uid } });

test("a player of a tenant buys like any other", async () => {
  const { uid, tenant, idToken } = await newTenantPlayer();
  expect(await deliver(validation(uid))).toMatchObject({ status: 400 });
  const answer = await call("sandbox", "getXsollaPaymentToken", { sku: "coins-100" }, { idToken });
  expect(answer).toMatchObject({ status: 200 });
  expect(await read(`xsollaPlayers/${uid}`)).toEqual({ tenant });
  expect(await deliver(validation(uid))).toMatchObject({ status: 204 });
  const { order_id: orderId } = Object(Object(answer.body).result);
  const asked = await call("sandbox", "getXsollaOrderStatus", { orderId }, { idToken });
  expect(asked).toMatchObject({ status: 200, body: { result: { status: "new" } } });
  await deliver(orderNotification("order_paid", uid, orderId));
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true, problem: null });
  // An order from elsewhere, so that the player is looked up.
  await deliver(orderNotification("order_paid", uid, newOrderId()));
  expect(await quantityOf(uid)).toBe(2);
});

test("a player of a tenant who never asked for a token is not found", async () => {
  const { uid } = await newTenantPlayer();
  const id = newOrderId();
  expect(await deliver(orderNotification("order_paid", uid, id))).toMatchObject({
    status: 400,
    body: { error: { code: "INVALID_USER" } },
  });
  expect(await orderOf(uid, id)).toBeUndefined();
});

test("a tenant's player claims a free item", async () => {
  const { uid, idToken } = await newTenantPlayer();
  const wanted = { sku: "free-gift", purchaseId: "first" };
  expect(await call("sandbox", "claimFreeItem", wanted, { idToken })).toMatchObject({ status: 200 });
  expect(await quantityOf(uid, "free-gift")).toBe(1);
});
