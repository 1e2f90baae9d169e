import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

const WINDOW = { width: 1180, height: 780 };
const PHONE = { width: 390, height: 780 };

/** Buys in the shop and takes pictures on the way, light and dark. */
export async function takePictures(browser: Browser, shopUrl: string, folder: string): Promise<void> {
  const take = async (page: Page, name: string) => {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    console.log(`✔ ${path}`);
  };
  for (const [colorScheme, viewport, suffix] of [
    ["light", WINDOW, ""],
    ["dark", WINDOW, "-dark"],
    ["light", PHONE, "-phone"],
  ] as const) {
    const context = await browser.newContext({ colorScheme, viewport, locale: "en-US" });
    const page = await context.newPage();
    await page.goto(shopUrl);
    await page.getByRole("button", { name: "Play as a guest" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    for (const name of ["Buy 100 coins", "Buy Sword"]) {
      const [payStation] = await Promise.all([
        page.waitForEvent("popup"),
        page.getByRole("button", { name }).first().click(),
      ]);
      await payStation.waitForURL(/paystation4/);
      await payStation.setViewportSize({ width: 760, height: 640 });
      if (name === "Buy Sword") await take(payStation, `pay-station${suffix}`);
      await payStation.getByRole("button", { name: /^Pay/ }).click();
      await page.locator('.order [data-status="done"]').waitFor();
    }
    await page.locator(".toast").last().waitFor({ state: "detached" });
    await page.evaluate("scrollTo(0, 0)");
    await take(page, `shop${suffix}`);
    await context.close();
  }
}
