// The command line. Each command has its own folder.
import { Command, CommanderError } from "commander";
import { addAlerts } from "./alerts/add-alerts.ts";
import { addAudit } from "./audit/add-audit.ts";
import { commandLine } from "./command-line.ts";
import { addConnect } from "./connect/add-connect.ts";
import { addDoctor } from "./doctor/add-doctor.ts";
import { addInit } from "./init/add-init.ts";
import { PACKAGE } from "./package-folder.ts";
import { printJsonError } from "./print-json.ts";
import { addProblems } from "./problems/add-problems.ts";
import { addRefund } from "./refund/add-refund.ts";
import { addReplay } from "./replay/add-replay.ts";

const program = new Command("xsolla-firebase-payments")
  .description("Sells game items through Xsolla Pay Station to players signed in with Firebase.")
  .version(PACKAGE.version)
  .configureHelp({ commandUsage: usageOf })
  .showHelpAfterError()
  .exitOverride();

for (const add of [addInit, addConnect, addDoctor, addAlerts, addReplay, addProblems, addRefund, addAudit])
  add(program);

void run();

/** Returns how a command is called. Its subcommands inherit this function. */
function usageOf(command: Command): string {
  const names = [];
  for (let one = command; one.parent; one = one.parent) names.unshift(one.name());
  const [name = "", ...rest] = [...names, command.usage()];
  return commandLine(name, ...rest);
}

/**
 * Runs the command, then ends the process, because Firestore's client would keep it alive. It waits until a pipe has
 * received the output.
 */
async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
    const message = error instanceof Error ? error.message : String(error);
    // Commander has printed what is wrong with the arguments. It also throws after --help and --version.
    if (!(error instanceof CommanderError)) console.error(`\nfailed: ${message}`);
    if (process.exitCode !== 0 && process.argv.includes("--json"))
      printJsonError(message.replace(/^error: /, ""));
  }
  process.stdout.write("", () => process.exit());
}
