import { resolve } from "node:path";
import type { Command } from "commander";
import { type InitOptions, init } from "./init.ts";

/** Adds the command `init`, which adds a second codebase to an existing Firebase project. */
export function addInit(program: Command): void {
  program
    .command("init")
    .description("add the payments to a Firebase project; without --write, only show the changes")
    .argument("[folder]", "folder of the Firebase project", ".")
    .option("--write", "write the files")
    .option("--json", "print one JSON document")
    .action(async (folder: string, options: InitOptions) => init(resolve(folder), options));
}
