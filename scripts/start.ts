// `npm start`: runs the whole backend and Xsolla's simulator on this machine until Ctrl-C.
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeLocalStack } from "../stack/local-stack.ts";
import { ServiceFailure } from "../stack/processes/service-failure.ts";
import { refuseTakenPorts } from "../stack/refuse-taken-ports.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { localStorefront } from "../stack/settings/storefront-settings.ts";
import { startLocalStack } from "../stack/start-local-stack.ts";
import type { Stack } from "../stack/start-stack.ts";
import { type Storefront, startStorefront } from "../storefront/start-storefront.ts";
import { formatLine } from "./start/format-line.ts";
import { watchFunctions } from "./start/watch-functions.ts";
import { welcome } from "./start/welcome.ts";
import { runCommand } from "./terminal/run-command.ts";
import { showReady } from "./terminal/show-ready.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const SHOP = { host: "127.0.0.1", port: 5173, use: "the shop", setting: "SHOP in scripts/start.ts" };
const STOP_GRACE_MS = 1_000;

await runCommand(
  async (signal) => {
    if (createSecrets(join(root, "functions")))
      console.log("› created functions/.secret.local from the example");
    const local = describeLocalStack(root);
    // Before the build, which would replace the functions of another `npm start`.
    await refuseTakenPorts(local, [SHOP]);
    let isReady = false;
    const showLine = (line: string) => {
      const shown = isReady ? formatLine(line) : undefined;
      if (shown !== undefined) console.log(`${new Date().toLocaleTimeString("en-GB")} ${shown}`);
    };
    const build = watchFunctions(root, (line) => {
      if (isReady) console.log(`${new Date().toLocaleTimeString("en-GB")} ${line}`);
    });
    let stack: Stack | undefined;
    let shop: Storefront | undefined;
    try {
      await build.ready.catch((error: Error) => Promise.reject(new ServiceFailure(build, error.message)));
      stack = await startLocalStack(local, {
        signal,
        onReady: showReady(),
        onLine: (source, line) => {
          if (source === "firebase") showLine(line);
        },
      });
      shop = await startStorefront(localStorefront(local), SHOP.port);
      console.log(welcome(local, shop.url));
      isReady = true;
      const buildEnded = build.ended.then((reason) => new ServiceFailure(build, reason));
      const failure = await Promise.race([stack.failed, buildEnded, once(signal, "abort")]);
      if (failure instanceof Error) throw failure;
      isReady = false;
    } finally {
      await Promise.all([shop?.close(), stack?.stop(), build.stop(STOP_GRACE_MS)]);
    }
  },
  { endsWhenStopped: true },
);
