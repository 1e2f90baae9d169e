import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Where a Chrome of the machine's own may be, when the one from npm does not run on it. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A real browser without an installation: Chromium for Linux comes with npm; elsewhere an installed Chrome does. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === "linux")
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      // In a single process the browser goes with its first window.
      args: chromium.args.filter((flag) => flag !== "--single-process"),
    });
  const executablePath = INSTALLED.find(existsSync);
  if (executablePath === undefined) throw new Error("no Chrome or Chromium is installed");
  return playwright.launch({ executablePath });
}
