// `npm run bench`: time and memory of an instance, as ratios to a baseline that is measured in the same run.
import { fileURLToPath } from "node:url";
import { runCommand } from "../scripts/terminal/run-command.ts";
import { benchMemory } from "./memory.ts";
import { parseBenchOptions } from "./options.ts";
import { benchScale } from "./scale/bench-scale.ts";
import { benchSpeed } from "./speed/bench-speed.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { parts, ...options } = parseBenchOptions(process.argv.slice(2));

await runCommand(async (stopped) => {
  if (parts.has("speed")) await benchSpeed(root, options, stopped);
  if (parts.has("memory")) await benchMemory(root, stopped);
  if (parts.has("scale")) await benchScale(root, options, stopped);
});
