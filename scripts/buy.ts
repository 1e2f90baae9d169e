// `npm run buy -- <sku>`: makes one purchase as a player, and prints each step with its time.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeLocalStack } from "../stack/local-stack.ts";
import { deadline, failOnAbort } from "../stack/processes/deadline.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { parseBuyOptions } from "./buy/options.ts";
import { purchase } from "./buy/purchase.ts";
import { startTimeline } from "./buy/timeline.ts";
import { withStack } from "./buy/with-stack.ts";
import { runCommand } from "./terminal/run-command.ts";

const DEADLINE_SECONDS = 60;

const root = fileURLToPath(new URL("..", import.meta.url));
const options = parseBuyOptions(process.argv.slice(2));

await runCommand(async (stopped) => {
  createSecrets(join(root, "functions"));
  const local = describeLocalStack(root);
  const { simulator, storeUrl } = local;
  if (simulator === undefined) {
    throw new Error(
      `the functions talk to ${storeUrl}, but this command pays only in the simulator (see functions/.env.local)`,
    );
  }
  await withStack(local, simulator, stopped, async () => {
    const tooLate = deadline(
      DEADLINE_SECONDS,
      `the purchase did not finish within ${DEADLINE_SECONDS} s; see what happened to its webhooks at ${simulator}`,
    );
    const signal = AbortSignal.any([stopped, tooLate]);
    await Promise.race([purchase(local, simulator, options, signal, startTimeline()), failOnAbort(signal)]);
  });
});
