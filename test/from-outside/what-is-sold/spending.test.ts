// Items that Pay Station cannot sell: for virtual currency, and free ones.
import { afterEach, describe, expect, test } from "vitest";
import type { Player } from "../../../scripts/player/sign-up.ts";
import { withinAnHour } from "../../support/audits.ts";
import { call, newPlayer, quantityOf, read, refusal, write } from "../../support/client.ts";
import { control, forgetRequests, requestsTo } from "../../support/xsolla.ts";

afterEach(async () => {
  await control("DELETE", "/items");
  await control("DELETE", "/faults");
});

const callAs = async (player: Player, name: string, data: object) =>
  call("sandbox", name, data, { idToken: await player.idToken() });
const buy = (player: Player, data: object) =>
  callAs(player, "buyWithVirtualCurrency", { purchaseId: "p-1", ...data });
const claim = (player: Player, data: object) =>
  callAs(player, "claimFreeItem", { purchaseId: "p-1", ...data });

async function playerWith(quantities: Record<string, number>): Promise<Player> {
  const player = await newPlayer();
  for (const [sku, quantity] of Object.entries(quantities))
    await write(`xsollaPlayers/${player.uid}/xsollaInventory/${sku}`, { quantity });
  return player;
}

describe("for virtual currency", () => {
  test("the price is taken and the item granted, once for each purchase id", async () => {
    const player = await playerWith({ gems: 1_000 });
    await forgetRequests();
    const wanted = { sku: "gem-skin", quantity: 2 };
    const first = await buy(player, wanted);
    const { amount } = Object(Object(Object(first.body).result).spent);
    expect(first).toEqual({
      status: 200,
      body: {
        result: {
          purchase_id: "p-1",
          items: [{ sku: "gem-skin", quantity: 2 }],
          spent: { sku: "gems", amount: expect.any(Number) },
        },
      },
    });
    expect(await buy(player, { ...wanted, currency: "gems" })).toEqual(first);
    expect([await quantityOf(player.uid, "gem-skin"), await quantityOf(player.uid, "gems")]).toEqual([
      2,
      1_000 - amount,
    ]);
    expect(await read(`xsollaPlayers/${player.uid}/xsollaSpends/p-1`)).toEqual({
      sku: "gem-skin",
      quantity: 2,
      items: [{ sku: "gem-skin", quantity: 2 }],
      spent: { sku: "gems", amount },
      createdAt: expect.anything(),
    });
    expect(await requestsTo("/admin/payment/token")).toEqual([]);
  });

  test("with too little currency nothing moves, and the game learns what is missing", async () => {
    const player = await playerWith({ silver: 850 });
    const wanted = { sku: "two-coin-helmet", currency: "silver" };
    const poor = refusal(400, "FAILED_PRECONDITION", "not-enough-currency", { missing: 50 });
    expect(await buy(player, wanted)).toEqual(poor);
    expect(await quantityOf(player.uid, "two-coin-helmet")).toBeUndefined();
    expect(await read(`xsollaPlayers/${player.uid}/xsollaSpends/p-1`)).toBeUndefined();
    await write(`xsollaPlayers/${player.uid}/xsollaInventory/silver`, { quantity: 900 });
    expect(await buy(player, wanted)).toMatchObject({ status: 200 });
    expect(await quantityOf(player.uid, "silver")).toBe(0);
  });

  test("a purchase id is one purchase", async () => {
    const player = await playerWith({ gems: 1_000 });
    expect(await buy(player, { sku: "gem-skin" })).toMatchObject({ status: 200 });
    for (const other of [
      { sku: "gem-skin", quantity: 2 },
      { sku: "two-coin-helmet", currency: "gems" },
    ])
      expect(await buy(player, other)).toMatchObject(
        refusal(400, "INVALID_ARGUMENT", "invalid-request", {
          issues: [{ path: "purchaseId", message: expect.any(String) }],
        }),
      );
    expect(await claim(player, { sku: "gem-skin" })).toMatchObject({ status: 400 });
  });

  test("eight calls at once with currency for three make three purchases", async () => {
    const player = await playerWith({ silver: 2_700 });
    const calls = Array.from({ length: 8 }, (_, index) =>
      buy(player, { sku: "two-coin-helmet", currency: "silver", purchaseId: `p-${index}` }),
    );
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 400, 400, 400, 400, 400]);
    expect(await quantityOf(player.uid, "silver")).toBe(0);
    expect(await quantityOf(player.uid, "two-coin-helmet")).toBe(3);
  });

  test("eight calls at once with one purchase id make one purchase", async () => {
    const player = await playerWith({ silver: 2_700 });
    const wanted = { sku: "two-coin-helmet", currency: "silver" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy(player, wanted)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200 });
    expect(await quantityOf(player.uid, "silver")).toBe(1_800);
  });

  test("a bundle is given with its contents, and a subscription with its end", async () => {
    const player = await playerWith({ gems: 1_000 });
    const virtual_prices = [{ sku: "gems", amount: 10 }];
    await control("PUT", "/items/starter-pack", { virtual_prices });
    await control("PUT", "/items/vip-month", { virtual_prices });
    // Instances remember an item for a minute.
    await expect
      .poll(() => buy(player, { sku: "starter-pack" }), { timeout: 70_000, interval: 5_000 })
      .toMatchObject({
        body: {
          result: {
            items: [
              { sku: "starter-pack", quantity: 1 },
              { sku: "coins-100", quantity: 2 },
              { sku: "sword", quantity: 1 },
            ],
          },
        },
      });
    expect(await quantityOf(player.uid, "coins-100")).toBe(2);
    await expect
      .poll(() => buy(player, { sku: "vip-month", purchaseId: "p-2" }), { timeout: 70_000, interval: 5_000 })
      .toMatchObject({ status: 200 });
    expect(await read(`xsollaPlayers/${player.uid}/xsollaInventory/vip-month`)).toMatchObject({
      quantity: 1,
      expiresAt: expect.anything(),
    });
  }, 200_000);

  test.each<[string, object, number, string, string, object]>([
    ["an unknown SKU", { sku: "no-such-item" }, 404, "NOT_FOUND", "unknown-sku", { sku: "no-such-item" }],
    ["no virtual price", { sku: "sword" }, 400, "FAILED_PRECONDITION", "no-price", { sku: "sword" }],
    ["a free item", { sku: "free-gift" }, 400, "FAILED_PRECONDITION", "no-price", { sku: "free-gift" }],
  ])("refuses %s", async (_name, wanted, http, status, reason, details) => {
    const player = await playerWith({ gems: 1_000 });
    expect(await buy(player, wanted)).toEqual(refusal(http, status, reason, details));
  });

  test.each<[string, object, string]>([
    ["several prices and no currency", { sku: "two-coin-helmet" }, "currency"],
    ["a currency it has no price in", { sku: "gem-skin", currency: "silver" }, "currency"],
    ["no purchase id", { sku: "gem-skin", purchaseId: undefined }, "purchaseId"],
    ["a purchase id with a slash", { sku: "gem-skin", purchaseId: "a/b" }, "purchaseId"],
    ["a purchase id of 65 characters", { sku: "gem-skin", purchaseId: "x".repeat(65) }, "purchaseId"],
    ["a reserved purchase id", { sku: "gem-skin", purchaseId: "__p__" }, "purchaseId"],
    ["no pieces", { sku: "gem-skin", quantity: 0 }, "quantity"],
    ["too many pieces", { sku: "gem-skin", quantity: 1_001 }, "quantity"],
  ])("refuses %s", async (_name, wanted, path) => {
    const player = await playerWith({ gems: 1_000 });
    expect(await buy(player, wanted)).toMatchObject({
      status: 400,
      body: { error: { status: "INVALID_ARGUMENT", details: { issues: [{ path }] } } },
    });
  });
});

describe("for nothing", () => {
  test("a free item without a limit in the catalogue is given once", async () => {
    const player = await newPlayer();
    const first = await claim(player, { sku: "free-gift" });
    expect(first).toEqual({
      status: 200,
      body: { result: { purchase_id: "p-1", items: [{ sku: "free-gift", quantity: 1 }], spent: null } },
    });
    expect(await claim(player, { sku: "free-gift" })).toEqual(first);
    expect(await claim(player, { sku: "free-gift", purchaseId: "p-2" })).toEqual(
      refusal(400, "FAILED_PRECONDITION", "limit-reached", { sku: "free-gift" }),
    );
    expect(await quantityOf(player.uid, "free-gift")).toBe(1);
  });

  test("a free item is given as often as the limit allows, and again when the day is over", async () => {
    const claimOne = (player: Player, purchaseId: string) =>
      claim(player, { sku: "daily-snack", purchaseId });
    // The day of the limit is that of the clock.
    const player = await withinAnHour(async () => {
      const player = await newPlayer();
      expect(await claim(player, { sku: "daily-snack", quantity: 2 })).toMatchObject({ status: 400 });
      expect((await claimOne(player, "monday")).status).toBe(200);
      expect((await claimOne(player, "monday-evening")).status).toBe(400);
      return player;
    });
    const limit = `xsollaPlayers/${player.uid}/xsollaLimits/freeItem-daily-snack`;
    await write(limit, { ...(await read(limit)), resetAt: new Date(Date.now() - 1_000) });
    expect((await claimOne(player, "tuesday")).status).toBe(200);
    expect(await quantityOf(player.uid, "daily-snack")).toBe(2);
  });

  test("six claims at once give one", async () => {
    const player = await newPlayer();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => claim(player, { sku: "free-gift", purchaseId: `p-${index}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await quantityOf(player.uid, "free-gift")).toBe(1);
  });

  test("an item that has a price is not given", async () => {
    const player = await playerWith({ gems: 1_000 });
    for (const sku of ["sword", "gem-skin"])
      expect(await claim(player, { sku })).toEqual(refusal(400, "FAILED_PRECONDITION", "not-free", { sku }));
  });
});

test("both callables count against the limit of payment tokens, a repeated request does not", async () => {
  const player = await playerWith({ gems: 10_000 });
  for (let times = 0; times < 3; times += 1)
    await callAs(player, "getXsollaPaymentToken", { sku: "coins-100" });
  expect((await claim(player, { sku: "free-gift", purchaseId: "free" })).status).toBe(200);
  for (let times = 0; times < 6; times += 1)
    expect((await buy(player, { sku: "gem-skin", purchaseId: `p-${times}` })).status).toBe(200);
  expect(await buy(player, { sku: "gem-skin", purchaseId: "one-too-many" })).toMatchObject({
    status: 429,
    body: { error: { details: { reason: "too-many-orders", retryAfterSeconds: expect.any(Number) } } },
  });
  expect((await buy(player, { sku: "gem-skin", purchaseId: "p-0" })).status).toBe(200);
});

test("both callables need a signed-in player", async () => {
  for (const name of ["buyWithVirtualCurrency", "claimFreeItem"])
    expect(await call("sandbox", name, { sku: "free-gift", purchaseId: "p-1" })).toMatchObject({
      status: 401,
    });
});
