/** The command line: each command has a folder or file of its own, which is loaded when it is called. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { addAlerts } from "./alerts/add-alerts.ts";
import { addConnect } from "./connect/add-connect.ts";
import { addDoctor } from "./doctor/add-doctor.ts";
import { addReplay } from "./replay/add-replay.ts";

/** lib/cli and src/cli are equally deep. */
const PACKAGE_JSON = join(__dirname, "..", "..", "package.json");

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(PACKAGE_JSON, "utf8")));

const program = new Command("xsolla-firebase-payments")
  .description("Sells game items through Xsolla Pay Station to players signed in with Firebase.")
  .version(version)
  .showHelpAfterError();

for (const add of [addAlerts, addConnect, addDoctor, addReplay]) add(program);

void run();

/** Ends the process, because Firestore's client would keep it alive; what was printed reaches a pipe before. */
async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(`\nfailed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
  process.stdout.write("", () => process.exit());
}
