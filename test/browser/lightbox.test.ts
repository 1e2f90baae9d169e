// The lightbox of Unity's WebGL builds in a real browser. One page stands for the game, another one for Pay Station.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderOf, stack } from "../support/client.ts";
import { newOrder } from "../support/unheard-payment.ts";
import { launchBrowser } from "./browser.ts";

const GAME = "https://game.example/";
const PAY_STATION = "https://sandbox-secure.xsolla.com/paystation4/?token=secret";

const source = readFileSync(
  fileURLToPath(new URL("../../unity/Runtime/Plugins/WebGL/XsollaFirebaseLightbox.jslib", import.meta.url)),
  "utf8",
);

/** The game's page: links the library as Emscripten does, and records the calls into the game. */
const game = `<canvas tabindex="0"></canvas><script>
  const messages = [], UTF8ToString = (text) => text, SendMessage = (...message) => messages.push(message.join(" "));
  const LibraryManager = { library: {} }, mergeInto = Object.assign;
  ${source}
  const { library } = LibraryManager;
  window.XsollaFirebaseLightbox = library.$XsollaFirebaseLightbox;
  document.querySelector("canvas").focus();
</script>`;

/** Pay Station's page: has a close button if the parent page supports it. https://github.com/xsolla/paystation-embed */
const payStation = `<button id="pay">Pay</button><script>
  const tell = (command, data = {}) => parent.postMessage(JSON.stringify({ command, data }), "*");
  pay.onclick = () => tell("status", { paymentInfo: { status: "done" } });
  onmessage = ({ data }) => {
    if (JSON.parse(data).command !== "widget-detected") return;
    const back = document.body.appendChild(document.createElement("button"));
    back.textContent = "Back to the game";
    back.onclick = () => tell("close");
  };
  tell("widget-detection");
</script>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function playGame(address = GAME, url = PAY_STATION): Promise<Page> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => expect.unreachable(`the page threw ${error.message}`));
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: game }));
  await page.route(PAY_STATION, (route) => route.fulfill({ contentType: "text/html", body: payStation }));
  await page.goto(address);
  await page.evaluate(`library.XsollaFirebaseOpenLightbox("${url}", "Shop")`);
  return page;
}

/** Returns whether the game has the focus. */
const hasFocus = (page: Page) =>
  page.evaluate("document.hasFocus() && document.activeElement.tagName === 'CANVAS'");

test("the player pays in the frame and goes back by Pay Station's button", async () => {
  const page = await playGame();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Pay" }).click();
  await expect.poll(() => page.evaluate("messages")).toEqual(["Shop OnLightboxStatus done"]);
  await frame.getByRole("button", { name: "Back to the game" }).click();
  await page.locator("iframe").waitFor({ state: "detached" });
  expect(await page.evaluate("messages")).toEqual(["Shop OnLightboxStatus done", "Shop OnLightboxClosed "]);
  expect(await hasFocus(page)).toBe(true);
  await page.close();
});

test.each<[string, (page: Page) => Promise<void>]>([
  ["the button over the frame", (page) => page.getByRole("button", { name: "Close" }).click()],
  ["Escape", (page) => page.keyboard.press("Escape")],
])("%s closes it", async (_name, close) => {
  const page = await playGame();
  await page.frameLocator("iframe").getByRole("button", { name: "Back to the game" }).waitFor();
  await close(page);
  await page.locator("iframe").waitFor({ state: "detached" });
  expect(await page.evaluate("messages")).toEqual(["Shop OnLightboxClosed "]);
  expect(await hasFocus(page)).toBe(true);
  await page.close();
});

test("the lightbox understands the simulator's Pay Station", async () => {
  const { uid, orderId, token } = await newOrder();
  const page = await playGame("http://localhost/", `${stack.simulator}/paystation4/?token=${token}`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: /Decline/ }).click();
  await frame.getByRole("link", { name: /another way/ }).click();
  await frame.getByRole("button", { name: /^Pay/ }).click();
  await frame.getByRole("button", { name: "Back to the game" }).click();
  await page.locator("iframe").waitFor({ state: "detached" });
  expect(await page.evaluate("messages")).toEqual([
    "Shop OnLightboxStatus troubled",
    "Shop OnLightboxStatus done",
    "Shop OnLightboxClosed ",
  ]);
  expect(await orderOf(uid, orderId)).toMatchObject({ granted: true });
  await page.close();
});

test("the simulator's Pay Station is closed by its own button before anything is paid", async () => {
  const { token } = await newOrder();
  const page = await playGame("http://localhost/", `${stack.simulator}/paystation4/?token=${token}`);
  await page.frameLocator("iframe").getByRole("button", { name: "Close" }).click();
  await page.locator("iframe").waitFor({ state: "detached" });
  expect(await page.evaluate("messages")).toEqual(["Shop OnLightboxClosed "]);
  await page.close();
});
