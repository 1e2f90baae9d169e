import { styleText } from "node:util";
import type { Command } from "commander";
import { readSetUp } from "../doctor/set-up.ts";
import { addProjectOptions } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { runConnect } from "./run-connect.ts";
import { type ConnectCommandOptions, type Step, StepError } from "./step.ts";

const MARKS = {
  done: styleText("green", "✔"),
  unchanged: styleText("dim", "="),
  "by-hand": styleText("yellow", "☞"),
  failed: styleText("red", "✘"),
  planned: styleText("cyan", "…"),
} as const;

/** Adds the command `connect`, which sets a project up at Xsolla. */
export function addConnect(program: Command): void {
  addProjectOptions(program.command("connect"))
    .description("set a project up at Xsolla: key, secrets, deployment, webhook")
    .option("--xsolla <url>", "URL of any page of the project in Publisher Account")
    .option("--webhook-url <url>", "URL of xsollaWebhook, if not the default")
    .option("--rotate", "create a new webhook key; the functions also accept the old one")
    .option("--no-deploy", "do not deploy the functions")
    .option("--dry-run", "only print what would be done")
    .option("--json", "print one JSON document")
    .action(connect);
}

async function connect({ json, ...flags }: ConnectCommandOptions & { json?: boolean }): Promise<void> {
  const steps: Step[] = [];
  const note = (id: string, status: Step["status"], message: string) => {
    steps.push({ id, status, message });
    if (!json) console.log(`${MARKS[status]} ${id.padEnd(18)} ${message}`);
  };
  try {
    for (const origin of readSetUp(flags).origins.replaced) console.error(`› ${origin}`);
    await runConnect(flags, process.env, note);
    if (json) printJson({ steps, ok: true });
  } catch (error) {
    const isNoted = error instanceof StepError;
    const message = error instanceof Error ? error.message : String(error);
    // The steps before a failure were done, so they are printed in any case.
    if (json) printJson({ steps, ok: false, ...(!isNoted && { error: message }) });
    throw error;
  }
}
