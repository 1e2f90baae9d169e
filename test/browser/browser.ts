import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Usual paths of an installed Chrome, for machines on which the one from npm does not run. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Launches a real browser: on Linux the Chromium of an npm package, elsewhere an installed Chrome. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === "linux")
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      // With --single-process the browser ends with its first window.
      args: chromium.args.filter((flag) => flag !== "--single-process"),
    });
  const executablePath = INSTALLED.find(existsSync);
  if (executablePath === undefined) throw new Error("no Chrome or Chromium is installed");
  return playwright.launch({ executablePath });
}
