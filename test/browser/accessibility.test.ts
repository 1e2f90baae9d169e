import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { stack } from "../support/client.ts";
import { buy, openShop, signInAsGuest, untilOrder, useShop } from "./shop.ts";

useShop();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const report = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

/** Finds the serious violations of a page: https://github.com/dequelabs/axe-core */
async function seriousFaults(page: Page) {
  await page.evaluate(axe);
  const { violations } = report.parse(await page.evaluate("axe.run()"));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test.each(["light", "dark"] as const)("axe finds nothing serious in the %s shop", async (colorScheme) => {
  const page = await openShop("", { colorScheme });
  expect(await seriousFaults(page)).toEqual([]);
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await untilOrder(page, "new");
  expect(await seriousFaults(page)).toEqual([]);
  expect(await seriousFaults(payStation)).toEqual([]);
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
  expect(await seriousFaults(page)).toEqual([]);
});

test.each(["light", "dark"] as const)("axe finds nothing serious in the %s console", async (colorScheme) => {
  const page = await openShop("", { colorScheme });
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
  await page.goto(stack.simulator);
  await page.getByText("order_paid").first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

test("on a phone the layout is one column, and nothing is cut off", async () => {
  const page = await openShop("", { viewport: { width: 360, height: 740 } });
  await signInAsGuest(page);
  const payStation = await buy(page, "Buy 100 coins");
  await payStation.getByRole("button", { name: /^Pay/ }).click();
  await untilOrder(page, "done");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect(await seriousFaults(page)).toEqual([]);
});

const focused = (page: Page) =>
  page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent");

test("everything can be done with the keyboard", async () => {
  const page = await openShop();
  await page.getByRole("button", { name: "Play as a guest" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Sign out");
  await page.getByRole("button", { name: "Buy 100 coins" }).focus();
  const [payStation] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")]);
  await payStation.getByRole("button", { name: /^Pay/ }).focus();
  await payStation.keyboard.press("Enter");
  await untilOrder(page, "done");
  // The focus must not go back to the top of the page.
  expect(await focused(page)).toBe("Buy 100 coins");
});

test("in French, by the browser or by the address", async () => {
  const page = await openShop("", { locale: "fr-FR" });
  expect(await page.evaluate("document.documentElement.lang")).toBe("fr");
  await page.getByRole("button", { name: "Jouer en invité" }).waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("button", { name: "Play as a guest" }).waitFor();
});
