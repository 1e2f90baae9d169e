import { expect, test } from "vitest";
import { newPlayer, setClaims, setPassword } from "../support/client.ts";
import { control } from "../support/xsolla.ts";
import { buy, lastOrderId, openShop, signInAsGuest, untilOrder, useShop } from "./shop.ts";

useShop();

const NO_CHAOS = { seed: 1, lost: 0, repeated: 0, delayed: 0, delayMs: 0 };

test("a guest buys an item, sees the order's states, and has the item", async () => {
  const page = await openShop();
  const sku = page.locator('.items [data-sku="coins-100"]');
  expect(await sku.locator(".price").textContent()).toBe("$10.99");
  await signInAsGuest(page);

  const payStation = await buy(page, "Buy 100 coins");
  await untilOrder(page, "new");
  await Promise.all([
    // The message is shown for some seconds only, so the test waits for it from the start.
    page.locator("#toasts").getByText("You have received 100 coins.").waitFor(),
    payStation.getByRole("button", { name: /^Pay/ }).click(),
  ]);
  await untilOrder(page, "done");
  // Pay Station has redirected its window to the shop, which closes it.
  await expect.poll(() => payStation.isClosed()).toBe(true);
  expect(await page.locator('.stacks [data-sku="coins-100"]').textContent()).toBe("100 coins× 1");
});

test("a player who is not signed in buys as a guest", async () => {
  const page = await openShop();
  const payStation = await buy(page, "Buy 100 coins");
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
  await page.getByText("Signed in as a guest").waitFor();
  expect(await page.locator('.stacks [data-sku="coins-100"]').textContent()).toBe("100 coins× 1");
});

test("a return into the shop's own window shows the order, with and without a webhook", async () => {
  const page = await openShop();
  await buy(page, "Buy 100 coins");
  await untilOrder(page, "new");
  await control("PATCH", "/settings", { chaos: { ...NO_CHAOS, lost: 1 } });
  await control("POST", `/orders/${await lastOrderId(page)}/pay`, {});
  await page.goto(new URL("?returned=1&invoice_id=1&status=done", page.url()).href);
  await untilOrder(page, "done").finally(() => control("PATCH", "/settings", { chaos: NO_CHAOS }));
});

test("a refund is shown without a reload", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
  await control("POST", `/orders/${await lastOrderId(page)}/refund`, {});
  await untilOrder(page, "canceled");
  await expect.poll(() => page.locator("#toasts").textContent()).toContain("was refunded");
  await expect.poll(() => page.locator(".stacks").count()).toBe(0);
});

test("a declined card leaves the order open, and the next card pays it", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await payStation.getByRole("button", { name: /Decline/ }).click();
  await payStation
    .getByText(/declined/i)
    .first()
    .waitFor();
  await untilOrder(page, "new");
  await payStation.getByRole("link", { name: /another way/ }).click();
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
});

test("a player who closes Pay Station can still pay", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  await (await buy(page, "Buy 100 coins")).close();
  await page.getByText("nothing is paid yet").waitFor();
  const [again] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Open Pay Station" }).click(),
  ]);
  // The window is open again, so the button is gone.
  await expect.poll(() => page.getByRole("button", { name: "Open Pay Station" }).count()).toBe(0);
  await again.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
});

test("a window that the browser blocks is opened by another click", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  await page.evaluate("window.reallyOpen = window.open; window.open = () => null");
  await page.getByRole("button", { name: "Buy 100 coins" }).click();
  await page.getByText("was blocked").waitFor();
  await page.evaluate("window.open = window.reallyOpen");
  const [payStation] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Open Pay Station" }).click(),
  ]);
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
});

test("a lost webhook is replaced by a status call", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await control("PATCH", "/settings", { chaos: { ...NO_CHAOS, lost: 1 } });
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done").finally(() => control("PATCH", "/settings", { chaos: NO_CHAOS }));
});

test("a webhook that is lost while Pay Station stays open is replaced by a status call, too", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await untilOrder(page, "new");
  await control("PATCH", "/settings", { chaos: { ...NO_CHAOS, lost: 1 } });
  await control("POST", `/orders/${await lastOrderId(page)}/pay`, {});
  await untilOrder(page, "done").finally(() => control("PATCH", "/settings", { chaos: NO_CHAOS }));
  await expect.poll(() => payStation.isClosed()).toBe(true);
});

test("a refusal by Xsolla is explained, and the window is closed", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  await control("POST", "/faults", { on: "token", kind: "status", status: 500 });
  const [payStation] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Buy 100 coins" }).click(),
  ]);
  await page.getByText("The payment service cannot be reached.").waitFor();
  await expect.poll(() => payStation.isClosed()).toBe(true);
});

test("an item that cannot be bought shows the reason", async () => {
  const page = await openShop();
  for (const [sku, why] of [
    ["limited-hat", "Sold out"],
    ["winter-skin", "Not on sale now"],
    ["locked-shield", "Not for you yet"],
  ]) {
    const item = page.locator(`.items [data-sku="${sku}"]`);
    expect(await item.locator(".tag").textContent()).toBe(why);
    expect(await item.getByRole("button").count()).toBe(0);
  }
  const discounted = page.locator('.items [data-sku="discounted-potion"] .price');
  expect(await discounted.locator("s").count()).toBe(1);
});

test("offline is shown, and the order continues when the player is online again", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await untilOrder(page, "new");
  const id = await lastOrderId(page);
  await payStation.close();
  await page.context().setOffline(true);
  await page.getByRole("alert").getByText("You are offline").waitFor();
  await control("POST", `/orders/${id}/pay`, {});
  await page.context().setOffline(false);
  await untilOrder(page, "done");
});

test("buying offline says that nothing was charged", async () => {
  const page = await openShop();
  await signInAsGuest(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Buy 100 coins" }).click();
  await page.locator(".order").getByText("Nothing was charged").waitFor();
});

test("signs up by e-mail, signs out, and signs in again", async () => {
  const page = await openShop();
  const email = `player-${Date.now()}@example.com`;
  const enter = async (button: string, password = "secret-1") => {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: button }).click();
  };
  await enter("Create an account");
  await page.getByText(`Signed in as ${email}`).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await enter("Sign in", "wrong-1");
  await page.getByText("E-mail address or password is wrong.").waitFor();
  await enter("Sign in");
  await page.getByText(`Signed in as ${email}`).waitFor();
});

test("prices are those of the country in which the backend sells to the player", async () => {
  const { uid, email } = await newPlayer();
  await setClaims(uid, { country: "DE" });
  await setPassword(uid, "secret-1");
  const page = await openShop();
  const price = page.locator('.items [data-sku="coins-100"] .price');
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill("secret-1");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => price.textContent()).toBe("€9.99");
  const payStation = await buy(page, "Buy 100 coins");
  expect(await payStation.locator("body").textContent()).toContain("Pay 9.99 EUR");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => price.textContent()).toBe("$10.99");
});
