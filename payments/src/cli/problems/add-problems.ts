import type { Command } from "commander";
import { commandLineOn } from "../command-line.ts";
import { addProjectOptions, openOperations, type ProjectOptions } from "../open-project.ts";
import { list, settle, watch } from "./commands.ts";

interface ListOptions extends ProjectOptions {
  json?: boolean;
  watch?: boolean;
}

/** Adds the command `problems`, which lists everything that a human should look at. */
export function addProblems(program: Command): void {
  const problems = addProjectOptions(program.command("problems"))
    .description("list everything that a human should look at, with the next step")
    .option("--json", "print one JSON document")
    .option("--watch", "list again every ten seconds, until Ctrl-C");
  const options = () => problems.opts<ListOptions>();
  const operations = () => openOperations(options());
  problems
    .command("list", { isDefault: true })
    .description("list orders with a problem, open notifications, and an audit that is late")
    .action(async (_options: unknown, self: Command) => {
      const { json, watch: isWatching } = options();
      if (json && isWatching) self.error("error: --watch cannot be combined with --json");
      const project = await operations();
      const commandLine = commandLineOn(options());
      if (isWatching) await watch(project, commandLine);
      else await list(project, commandLine, json);
    });
  problems
    .command("settle")
    .description("record that a problem is settled, so that it is not listed any more")
    .argument("<id>", "id of an order, or the beginning of a notification's id")
    .requiredOption("--note <text>", "what was done")
    .action(async (id: string, { note }: { note: string }) => {
      if (note.trim() === "") throw new Error("--note is empty; say what was done");
      await settle(await operations(), id, note.trim(), options().json);
    });
}
