// The options `fulfil` and `spend` of a studio that keeps items and currency elsewhere.
import { expect, test } from "vitest";
import { newPlayer, quantityOf, read, write } from "../../../../test/support/client.ts";
import type { Fulfil, Spend, XsollaPaymentsOptions } from "../../../src/index.ts";
import { hostPayments } from "../../support/host-backend.ts";
import { requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const harness = useFunctionsInProcess();

/** A wallet in the studio's own collection. */
const walletSpend: Spend = async (transaction, { uid, sku, amount }, db) => {
  const wallet = db.doc(`wallets/${uid}`);
  const balance = (await transaction.get(wallet)).get(sku) ?? 0;
  if (balance < amount) throw Object.assign(new Error("too poor"), { missing: amount - balance });
  transaction.update(wallet, { [sku]: balance - amount });
};

/** Reads before it writes, as `spend` does. */
const wardrobe: Fulfil = async (transaction, { uid, items, direction }, db) => {
  const clothes = db.doc(`wardrobes/${uid}`);
  const worn = (await transaction.get(clothes)).get("skus") ?? [];
  if (direction === "grant") transaction.set(clothes, { skus: [...worn, ...items.map(({ sku }) => sku)] });
};

async function buy(options: XsollaPaymentsOptions, wallet: number) {
  const player = await newPlayer();
  await write(`wallets/${player.uid}`, { gems: wallet });
  const { buyWithVirtualCurrency } = hostPayments(options);
  const request = await requestOf(
    { sku: "two-coin-helmet", currency: "gems", purchaseId: "p-1" },
    {},
    player,
  );
  return { uid: player.uid, answer: harness.wrap(buyWithVirtualCurrency)(request) };
}

test("the studio's wallet pays, and its wardrobe gets the item", async () => {
  const { uid, answer } = await buy({ fulfil: wardrobe, spend: walletSpend }, 500);
  expect(await answer).toMatchObject({ spent: { sku: "gems", amount: 120 } });
  expect(await read(`wallets/${uid}`)).toEqual({ gems: 380 });
  expect(await read(`wardrobes/${uid}`)).toEqual({ skus: ["two-coin-helmet"] });
  expect(await quantityOf(uid, "two-coin-helmet")).toBeUndefined();
});

test("with too little currency in the studio's wallet nothing moves", async () => {
  const { uid, answer } = await buy({ fulfil: wardrobe, spend: walletSpend }, 100);
  await expect(answer).rejects.toMatchObject({
    code: "failed-precondition",
    details: { reason: "not-enough-currency", missing: 20 },
  });
  expect(await read(`wallets/${uid}`)).toEqual({ gems: 100 });
  expect(await read(`wardrobes/${uid}`)).toBeUndefined();
});

test("with fulfil and without spend nothing is sold for virtual currency", async () => {
  const { uid, answer } = await buy({ fulfil: wardrobe }, 500);
  await expect(answer).rejects.toMatchObject({ details: { reason: "not-supported" } });
  expect(await read(`xsollaPlayers/${uid}/xsollaSpends/p-1`)).toBeUndefined();
});

test("without fulfil and spend, the inventory is the wallet", async () => {
  const player = await newPlayer();
  await write(`xsollaPlayers/${player.uid}/xsollaInventory/gems`, { quantity: 130 });
  const { buyWithVirtualCurrency } = hostPayments({});
  const request = await requestOf(
    { sku: "two-coin-helmet", currency: "gems", purchaseId: "p-1" },
    {},
    player,
  );
  await harness.wrap(buyWithVirtualCurrency)(request);
  expect(await quantityOf(player.uid, "gems")).toBe(10);
});
