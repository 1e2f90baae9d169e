// `npm run screenshots`: takes the README's pictures of the real pages.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import type { Browser, Page } from "playwright-core";
import { describeLocalStack } from "../stack/local-stack.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { localStorefront } from "../stack/settings/storefront-settings.ts";
import { startStorefront } from "../storefront/start-storefront.ts";
import { launchBrowser } from "../test/browser/browser.ts";
import { withStack } from "./buy/with-stack.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", "images");
const VIEWPORT = { width: 1180, height: 780 };
const PAY_STATION = { width: 760, height: 720 };

await runCommand(async (signal) => {
  createSecrets(join(root, "functions"));
  mkdirSync(folder, { recursive: true });
  const local = describeLocalStack(root);
  const { simulator } = local;
  if (simulator === undefined) throw new Error("the pictures need the simulator (see functions/.env.local)");
  await withStack(local, simulator, signal, async () => {
    const [shop, browser] = await Promise.all([
      startStorefront(localStorefront(local), await getPort()),
      launchBrowser(),
    ]);
    try {
      await takePictures(browser, { shop: shop.url, simulator }, folder);
    } finally {
      await browser.close();
      await shop.close();
    }
  });
});

/** Buys in the shop and takes pictures of each step, light and dark. */
async function takePictures(
  browser: Browser,
  { shop, simulator }: { shop: string; simulator: string },
  folder: string,
): Promise<void> {
  const take = async (page: Page, name: string) => {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    console.log(`✔ ${path}`);
  };
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme, viewport: VIEWPORT, locale: "en-US" });
    const page = await context.newPage();
    await page.goto(shop);
    await page.getByRole("button", { name: "Play as a guest" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    for (const name of ["Buy 100 coins", "Buy Sword"]) {
      const [payStation] = await Promise.all([
        page.waitForEvent("popup"),
        page.getByRole("button", { name }).first().click(),
      ]);
      await payStation.waitForURL(/paystation4/);
      await payStation.setViewportSize(PAY_STATION);
      if (name === "Buy Sword") await take(payStation, `pay-station-${colorScheme}`);
      await payStation.getByRole("button", { name: /^Pay/ }).click();
      await page.locator('.order [data-status="done"]').waitFor();
    }
    await page.locator(".toast").last().waitFor({ state: "detached" });
    await page.evaluate("scrollTo(0, 0)");
    await take(page, `shop-${colorScheme}`);
    await page.goto(simulator);
    await page.getByText("order_paid").first().waitFor();
    await take(page, `console-${colorScheme}`);
    await context.close();
  }
}
