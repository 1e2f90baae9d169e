import type { Command } from "commander";
import { commandLineOn } from "../command-line.ts";
import { addProjectOptions, openOperations, type ProjectOptions } from "../open-project.ts";
import { handle, list, show } from "./commands.ts";

/** Adds the command `replay`, which lists notifications that could not be handled and handles them again. */
export function addReplay(program: Command): void {
  const replay = addProjectOptions(program.command("replay")).description(
    "list notifications that could not be handled, and handle them again",
  );
  const options = () => replay.opts<ProjectOptions>();
  const operations = () => openOperations(options());
  replay
    .command("list", { isDefault: true })
    .description("list notifications that could not be handled, the oldest first")
    .action(async () => list(await operations(), commandLineOn(options())));
  replay
    .command("show")
    .description("show one notification with its body, handled or not")
    .argument("<id>", "id of the notification, or the beginning of it")
    .action(async (id: string) => show(await operations(), id));
  replay
    .command("handle")
    .description("handle notifications again")
    .argument("[ids...]", "ids of the notifications, or the beginnings of them")
    .option("--all", "handle all notifications that could not be handled")
    .action(async (ids: string[], { all = false }: { all?: boolean }, self: Command) => {
      if (all === ids.length > 0) self.error("error: give the ids of notifications, or --all");
      await handle(await operations(), ids, all);
    });
}
