// `npm run replay`: notifications that could not be handled, through the functions' own code.
import { fileURLToPath } from "node:url";
import { connect } from "./replay/connect.ts";
import { parseReplayOptions } from "./replay/options.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { project, command } = parseReplayOptions(process.argv.slice(2));

await runCommand(async () => {
  await connect(root, project);
  const { handle, list, show } = await import("./replay/commands.ts");
  switch (command.name) {
    case "list":
      return list();
    case "show":
      return show(command.id);
    case "handle":
      return handle(command.ids, command.all);
  }
});
