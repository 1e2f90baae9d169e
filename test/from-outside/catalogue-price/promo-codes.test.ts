// Promo codes, which the buyer enters inside Pay Station: the order then differs from the request.
import { beforeEach, expect, test } from "vitest";
import { call, newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import { control } from "../../support/xsolla.ts";

beforeEach(() => control("DELETE", "/promo-codes"));

async function order() {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const answer = await call(
    "sandbox",
    "getXsollaPaymentToken",
    { sku: "coins-100", quantity: 2 },
    { idToken },
  );
  const { order_id: id } = Object(Object(answer.body).result);
  return { uid: player.uid, id, asked: await orderOf(player.uid, id) };
}

test.each(["combined", "separate"])("a fifth off is not a mismatch, in %s webhooks", async (mode) => {
  const { uid, id, asked } = await order();
  await control("POST", `/orders/${id}/pay`, { promoCode: "SAVE20", mode });
  const paid = await orderOf(uid, id);
  expect(paid).toMatchObject({ status: "done", granted: true, problem: null });
  expect(Number(paid?.amount)).toBeCloseTo(Number(asked?.amount) * 0.8, 2);
  expect(await quantityOf(uid)).toBe(2);
});

test("an item that a code adds is granted beside what was bought, and revoked with it", async () => {
  const { uid, id } = await order();
  await control("POST", `/orders/${id}/pay`, { promoCode: "FREEGIFT" });
  expect(await orderOf(uid, id)).toMatchObject({
    problem: null,
    items: [
      { sku: "coins-100", quantity: 2 },
      { sku: "free-gift", quantity: 1 },
    ],
  });
  expect([await quantityOf(uid), await quantityOf(uid, "free-gift")]).toEqual([2, 1]);
  await control("POST", `/orders/${id}/refund`, {});
  expect([await quantityOf(uid), await quantityOf(uid, "free-gift")]).toEqual([0, 0]);
});

test("a code that is used up leaves the order unpaid, and the order can be paid without the code", async () => {
  const { uid, id } = await order();
  await expect(control("POST", `/orders/${id}/pay`, { promoCode: "USEDUP" })).rejects.toThrow("409");
  expect(await orderOf(uid, id)).toMatchObject({ status: "new", granted: false });
  await control("POST", `/orders/${id}/pay`, {});
  expect(await orderOf(uid, id)).toMatchObject({ status: "done", problem: null });
});
