// The shop in a browser, as a player uses it.
import getPort from "get-port";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { z } from "zod";
import { storefrontSettings } from "../../stack/settings/storefront-settings.ts";
import { type Storefront, startStorefront } from "../../storefront/start-storefront.ts";
import { stack } from "../support/client.ts";
import { CODEBASES } from "../support/codebases.ts";
import { control } from "../support/xsolla.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
let shop: Storefront;
const pages: Page[] = [];

/** Starts the shop and the browser. Call it in each file of browser tests. */
export function useShop(): void {
  beforeAll(async () => {
    const settings = storefrontSettings({
      project: stack.project,
      region: CODEBASES.sandbox.region,
      storeUrl: stack.simulator,
      xsollaProjectId: String(stack.xsollaProjectId),
      country: "US",
    });
    [browser, shop] = await Promise.all([launchBrowser(), startStorefront(settings, await getPort())]);
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
    await control("DELETE", "/faults");
  });
  afterAll(async () => {
    await browser.close();
    await shop.close();
  });
}

/** Opens the shop as a new player. */
export async function openShop(query = "", options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(`${shop.url}/${query}`, options);
  await page.getByRole("heading", { level: 3 }).first().waitFor();
  return page;
}

/** Opens a page. An error that the page reports fails the test. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.unreachable(`the page threw ${error.message}`));
  pages.push(page);
  await page.goto(url);
  return page;
}

/** Signs in as a guest. Returns the guest's uid. */
export async function signInAsGuest(page: Page): Promise<string> {
  const [signedUp] = await Promise.all([
    page.waitForResponse((response) => response.url().includes("accounts:signUp") && response.ok()),
    page.getByRole("button", { name: /guest|invité/ }).click(),
  ]);
  await page.getByRole("button", { name: /Sign out|déconnecter/ }).waitFor();
  return z.object({ localId: z.string() }).parse(await signedUp.json()).localId;
}

/** Clicks Buy and returns Pay Station's window. */
export async function buy(page: Page, name: string): Promise<Page> {
  const [window] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  await window.waitForURL(/paystation4/);
  return window;
}

/** Waits until the page shows the current order in this state. */
export const untilOrder = (page: Page, status: string) =>
  page.locator(`.order [data-status="${status}"]`).waitFor({ timeout: 30_000 });

/** Finds the id of the last order. */
export async function lastOrderId(page: Page): Promise<string> {
  return (await page.locator(".past [data-order]").first().getAttribute("data-order")) ?? "";
}
