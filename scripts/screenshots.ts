// `npm run screenshots`: takes the README's pictures of the real pages.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import { describeLocalStack } from "../stack/local-stack.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { localStorefront } from "../stack/settings/storefront-settings.ts";
import { startStorefront } from "../storefront/start-storefront.ts";
import { launchBrowser } from "../test/browser/browser.ts";
import { withStack } from "./buy/with-stack.ts";
import { takePictures } from "./screenshots/take-pictures.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", "images");

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
