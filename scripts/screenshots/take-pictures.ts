import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

const VIEWPORT = { width: 1180, height: 780 };
const PAY_STATION = { width: 760, height: 720 };

/** Buys in the shop and takes pictures of each step, light and dark. */
export async function takePictures(
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
