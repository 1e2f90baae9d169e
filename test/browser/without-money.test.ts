// The shop's buttons for free items and virtual currency, and what it shows of subscriptions and items that end.
import { expect, test } from "vitest";
import { read, write } from "../support/client.ts";
import { control } from "../support/xsolla.ts";
import { openShop, signInAsGuest, useShop } from "./shop.ts";

useShop();

test("a free item is given once, and the second click says why not", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  const get = page.getByRole("button", { name: "Get Gift" });
  await get.click();
  await page.locator('.inventory [data-sku="free-gift"]').getByText("× 1").waitFor({ timeout: 30_000 });
  await get.click();
  await page.getByText("You cannot get more of this for now.").waitFor({ timeout: 30_000 });
});

test("an item for virtual currency is bought when there is enough of it", async () => {
  const page = await openShop();
  const uid = await signInAsGuest(page);
  const buy = page.locator('.items [data-sku="two-coin-helmet"]').getByRole("button").first();
  await buy.click();
  await page.getByText("You do not have enough of this currency.").waitFor({ timeout: 30_000 });
  await write(`xsollaPlayers/${uid}/xsollaInventory/gems`, { quantity: 200 });
  await buy.click();
  await page.locator('.inventory [data-sku="two-coin-helmet"]').waitFor({ timeout: 30_000 });
  await page.locator('.inventory [data-sku="gems"]').getByText("× 80").waitFor();
});

test("an expiring item and a subscription of the Web Shop show when they end", async () => {
  const page = await openShop();
  const user = await signInAsGuest(page);
  await control("POST", "/web-shop/orders", { user, items: [{ sku: "vip-month" }] });
  await page
    .locator('.inventory [data-sku="vip-month"]')
    .getByText(/^until /)
    .waitFor({ timeout: 30_000 });
  const { subscription_id: id } = Object(
    await control("POST", "/subscriptions", { user, planId: "vip-year" }),
  );
  const subscription = page.locator(`.subscriptions [data-subscription="${id}"]`);
  await subscription.getByText(/^next payment on /).waitFor({ timeout: 30_000 });
  await control("POST", `/subscriptions/${id}/non-renewing`, {});
  await subscription.getByText(/^not renewed, until /).waitFor({ timeout: 30_000 });
  expect(await read(`xsollaPlayers/${user}/xsollaSubscriptions/${id}`)).toMatchObject({ planId: "vip-year" });
});
