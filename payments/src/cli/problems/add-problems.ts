import type { Command } from "commander";
import { addConnectOptions, type ConnectOptions, connect } from "../connect.ts";
import { list, settle, watch } from "./commands.ts";

interface ListOptions extends ConnectOptions {
  json: boolean;
  watch: boolean;
}

/** Adds `problems`: what a human should look at. */
export function addProblems(program: Command): void {
  const problems = addConnectOptions(program.command("problems"))
    .description("list what a human should look at, with the next step for each")
    .option("--json", "print one JSON document", false)
    .option("--watch", "look again every ten seconds, until Ctrl-C", false);
  const options = () => problems.opts<ListOptions>();
  const operations = async () => (await connect(options())).operations;
  problems
    .command("list", { isDefault: true })
    .description("orders with a problem, notifications that wait, an audit that is late")
    .action(async (_options: unknown, self: Command) => {
      const { json, watch: isWatching } = options();
      if (json && isWatching) self.error("error: --watch prints tables; leave --json out");
      const connected = await operations();
      if (isWatching) await watch(connected);
      else await list(connected, json);
    });
  problems
    .command("settle")
    .description("note that somebody has settled one: it is listed no more")
    .argument("<id>", "an order's id, or how a notification's begins")
    .requiredOption("--note <text>", "what was done")
    .action(async (id: string, { note }: { note: string }) => {
      if (note.trim() === "") throw new Error("--note is empty: say what was done");
      await settle(await operations(), id, note.trim(), options().json);
    });
}
