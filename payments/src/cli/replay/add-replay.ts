import type { Command } from "commander";
import { addConnectOptions, type ConnectOptions, connect } from "../connect.ts";
import { handle, list, show } from "./commands.ts";

/** Adds `replay`: notifications that could not be handled. */
export function addReplay(program: Command): void {
  const replay = addConnectOptions(program.command("replay")).description(
    "list notifications that could not be handled, and handle them again",
  );
  const operations = async () => (await connect(replay.opts<ConnectOptions>())).operations;
  replay
    .command("list", { isDefault: true })
    .description("what could not be handled, the oldest first")
    .action(async () => list(await operations()));
  replay
    .command("show")
    .description("one notification with its body, handled or not")
    .argument("<id>", "its id, or how that begins")
    .action(async (id: string) => show(await operations(), id));
  replay
    .command("handle")
    .description("handle notifications again")
    .argument("[ids...]", "their ids, or how those begin")
    .option("--all", "all that could not be handled", false)
    .action(async (ids: string[], { all }: { all: boolean }, self: Command) => {
      if (all === ids.length > 0) self.error("error: name notifications, or give --all");
      await handle(await operations(), ids, all);
    });
}
