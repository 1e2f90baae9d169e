// `npm start`: runs the whole backend and Xsolla's simulator on this machine until Ctrl-C.
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeLocalStack } from "../stack/local-stack.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { localStorefront } from "../stack/settings/storefront-settings.ts";
import { startLocalStack } from "../stack/start-local-stack.ts";
import { type Storefront, startStorefront } from "../storefront/start-storefront.ts";
import { formatLine } from "./start/format-line.ts";
import { welcome } from "./start/welcome.ts";
import { runCommand } from "./terminal/run-command.ts";
import { runSteps } from "./terminal/run-steps.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const SHOP = { host: "127.0.0.1", port: 5173, use: "the shop", setting: "SHOP in scripts/start.ts" };

await runCommand(
  async (signal) => {
    if (createSecrets(join(root, "functions")))
      console.log("› created functions/.secret.local from the example");
    const local = describeLocalStack(root);
    let isReady = false;
    const showLine = (line: string) => {
      const shown = isReady ? formatLine(line) : undefined;
      if (shown !== undefined) console.log(`${new Date().toLocaleTimeString("en-GB")} ${shown}`);
    };
    const stack = await startLocalStack(local, {
      signal,
      claims: [SHOP],
      runSteps,
      onLine: (source, line) => {
        if (source === "firebase") showLine(line);
      },
    });
    let shop: Storefront | undefined;
    try {
      shop = await startStorefront(localStorefront(local), SHOP.port);
      console.log(welcome(local, shop.url));
      isReady = true;
      const failure = await Promise.race([stack.failed, once(signal, "abort")]);
      if (failure instanceof Error) throw failure;
      isReady = false;
    } finally {
      await Promise.all([shop?.close(), stack.stop()]);
    }
  },
  { endsWhenStopped: true },
);
