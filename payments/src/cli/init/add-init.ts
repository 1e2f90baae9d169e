import { resolve } from "node:path";
import type { Command } from "commander";
import { type InitOptions, init } from "./init.ts";

/** Adds `init`: a second codebase for a Firebase project that is there already. */
export function addInit(program: Command): void {
  program
    .command("init")
    .description("add the payments to a Firebase project: shows what would change, and with --write does it")
    .argument("[folder]", "the Firebase project", ".")
    .option("--write", "write the files", false)
    .option("--json", "print one JSON document", false)
    .action(async (folder: string, options: InitOptions) => init(resolve(folder), options));
}
