// The backend reads the catalogue anonymously, in the data centre's country. Items that it cannot see are still sold.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, newPlayer, orderOf, refusal, setClaims } from "../../support/client.ts";
import { control, deliver, forgetRequests, orderNotification, requestsTo } from "../../support/xsolla.ts";

async function playerIn(country: string) {
  const player = await newPlayer();
  await setClaims(player.uid, { country });
  return { uid: player.uid, idToken: await player.idToken(true) };
}

type Player = Awaited<ReturnType<typeof playerIn>>;
let [japanese, american]: [Player, Player] = [
  { uid: "", idToken: "" },
  { uid: "", idToken: "" },
];
beforeAll(async () => {
  japanese = await playerIn("JP");
  american = await playerIn("US");
});
beforeEach(forgetRequests);
afterAll(() => control("DELETE", "/items"));

const buy = ({ idToken }: Player, sku: string) =>
  call("sandbox", "getXsollaPaymentToken", { sku }, { idToken });

const orderIdOf = ({ body }: { body: unknown }): number => Object(Object(body).result).order_id;

test("an item of another region is sold to a player of that region, at that region's price", async () => {
  const answer = await buy(japanese, "tokyo-banner");
  expect(answer.status).toBe(200);
  const orderId = orderIdOf(answer);
  expect(await orderOf(japanese.uid, orderId)).toMatchObject({ amount: "980", currency: "JPY" });
  const items = [{ sku: "tokyo-banner", type: "virtual_good", quantity: 1, amount: "980.0000" }];
  await deliver(
    orderNotification("order_paid", japanese.uid, orderId, {
      items,
      order: { amount: "980.0000", currency: "JPY" },
    }),
  );
  expect(await orderOf(japanese.uid, orderId)).toMatchObject({ granted: true, problem: null });
});

test("for a player of another region, Xsolla refuses the order", async () => {
  expect(await buy(american, "tokyo-banner")).toMatchObject(
    refusal(400, "FAILED_PRECONDITION", "order-refused", { xsollaErrorCode: 1601 }),
  );
});

test("a personal item is sold to its player, and to nobody else", async () => {
  await control("PUT", "/items/founders-cape", { visible_to: [american.uid] });
  expect((await buy(american, "founders-cape")).status).toBe(200);
  expect(await buy(japanese, "founders-cape")).toMatchObject(
    refusal(400, "FAILED_PRECONDITION", "order-refused", { xsollaErrorCode: 1455 }),
  );
});

test.each(["secret-map", "retired-drum"])("%s, hidden or switched off, is not available", async (sku) => {
  expect(await buy(american, sku)).toMatchObject(
    refusal(400, "FAILED_PRECONDITION", "not-available", { sku }),
  );
  expect(await requestsTo("/admin/payment/token")).toEqual([]);
});

test("guessing SKUs does not spend the administrative quota", async () => {
  for (const sku of ["nothing-0", "nothing-1", "nothing-2", "nothing-3"])
    expect(await buy(american, sku)).toMatchObject(refusal(404, "NOT_FOUND", "unknown-sku", { sku }));
  // The lists are read once a minute, and the minute may end at any of the four.
  const read = (await requestsTo("/admin/items")).map(({ path, query }) => JSON.stringify([path, query]));
  expect(read).toEqual([...new Set(read)]);
});

test("with a warm cache a purchase is one call to Xsolla, in a known country too", async () => {
  // Only this test reads this item. An entry that another test has read could expire between the two purchases.
  await buy(japanese, "discounted-potion");
  await forgetRequests();
  expect((await buy(japanese, "discounted-potion")).status).toBe(200);
  expect(await requestsTo("/api/")).toHaveLength(1);
});

test("the price of the buyer's country is quoted, and paying it is not a mismatch", async () => {
  const answer = await buy(japanese, "sword");
  const { amount, currency } = (await orderOf(japanese.uid, orderIdOf(answer))) ?? {};
  expect(currency).toBe("JPY");
  const items = [{ sku: "sword", type: "virtual_good", quantity: 1, amount }];
  await deliver(
    orderNotification("order_paid", japanese.uid, orderIdOf(answer), { items, order: { amount, currency } }),
  );
  expect(await orderOf(japanese.uid, orderIdOf(answer))).toMatchObject({ granted: true, problem: null });
});
