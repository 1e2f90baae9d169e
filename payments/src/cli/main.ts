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
  // `run` says what is wrong with the arguments, below the help.
  .configureOutput({ outputError: () => {} })
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
    // Commander also throws after --help and --version, with exit code 0.
    process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
    if (process.exitCode !== 0) {
      const message = messageOf(error);
      console.error(`\nfailed: ${message}`);
      if (process.argv.includes("--json")) printJsonError(message);
    }
  }
  process.stdout.write("", () => process.exit());
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Commander's own message is "(outputHelp)".
  if (error instanceof CommanderError && error.code === "commander.help") return "no command was given";
  return error.message.replace(/^error: /, "");
}
