// The game names the items, and the catalogue decides the price.
import { beforeEach, expect, test } from "vitest";
import { call, newPlayer, orderOf } from "../../support/client.ts";
import { forgetRequests, requestsTo } from "../../support/xsolla.ts";

beforeEach(forgetRequests);

const CHEAP = { amount: "0.01", price: { amount: "0.01", currency: "USD" }, currency: "IDR", discount: 99 };

test.each<[string, object]>([
  ["beside the SKU", { sku: "coins-100", ...CHEAP }],
  ["in a line", { items: [{ sku: "coins-100", ...CHEAP }] }],
  ["as Xsolla's own request has it", { sku: "coins-100", purchase: { checkout: CHEAP }, settings: CHEAP }],
])("a price that the game sends %s changes nothing", async (_name, data) => {
  const player = await newPlayer();
  const { body } = await call("sandbox", "getXsollaPaymentToken", data, { idToken: await player.idToken() });
  const { order_id } = Object(Object(body).result);
  expect(await orderOf(player.uid, order_id)).toMatchObject({ amount: "10.99", currency: "USD" });
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.body).toEqual({
    sandbox: true,
    user: expect.anything(),
    purchase: { items: [{ sku: "coins-100", quantity: 1 }] },
    settings: { external_id: expect.any(String), ui: expect.anything() },
  });
});
