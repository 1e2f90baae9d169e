// `npm run soak -- --orders 1000`: makes many purchases while webhooks are lost, repeated and reordered, and then
// compares Xsolla's ledger with Firestore.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { failOnAbort } from "../stack/processes/deadline.ts";
import { parseSoakOptions } from "./soak/options.ts";
import { report } from "./soak/report.ts";
import { runSoak } from "./soak/run-soak.ts";
import { startSoakStack } from "./soak/start-soak-stack.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = parseSoakOptions(process.argv.slice(2));

await runCommand(async (stopped) => {
  const stack = await startSoakStack(root, stopped);
  const failed = stack.failed.then((failure) => Promise.reject(failure));
  try {
    const results = await Promise.race([runSoak(options, stack), failed, failOnAbort(stopped)]);
    console.log(`\n${report(results)}`);
    const found = Object.values(results.differences).reduce((sum, count) => sum + count, 0);
    if (found === 0) return;
    const saved = join(root, ".stack", "last-failed-soak.log");
    copyFileSync(stack.logFile, saved);
    throw new Error(
      `Xsolla's ledger and Firestore differ (seed ${options.seed}); the functions' output is in ${saved}`,
    );
  } finally {
    await stack.stop();
  }
});
