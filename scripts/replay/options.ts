import { Command } from "commander";

type ReplayCommand =
  | { name: "list" }
  | { name: "show"; id: string }
  | { name: "handle"; ids: string[]; all: boolean };

export interface ReplayOptions {
  /** Firebase project; undefined for the one that `npm start` runs. */
  project: string | undefined;
  command: ReplayCommand;
}

/** Ends the process with a usage message when the arguments make no sense. */
export function parseReplayOptions(argv: string[]): ReplayOptions {
  let command: ReplayCommand = { name: "list" };
  const program = new Command("npm run replay --")
    .description("Notifications of Xsolla's that could not be handled: lists them, and handles them again.")
    .option("--project <id>", "a Firebase project; without it, the emulator of `npm start`");
  program
    .command("list", { isDefault: true })
    .description("what could not be handled, the oldest first")
    .action(() => {});
  program
    .command("show")
    .description("one notification with its body, handled or not")
    .argument("<id>", "its id, or how that begins")
    .action((id: string) => {
      command = { name: "show", id };
    });
  program
    .command("handle")
    .description("handles notifications again")
    .argument("[ids...]", "their ids, or how those begin")
    .option("--all", "all that could not be handled", false)
    .action((ids: string[], { all }: { all: boolean }, self: Command) => {
      if (all === ids.length > 0) self.error("error: name notifications, or give --all");
      command = { name: "handle", ids, all };
    });
  program.parse(argv, { from: "user" });
  return { project: program.opts<{ project?: string }>().project, command };
}
