// `npm run bench`: time and memory of an instance, as ratios to a baseline that is measured in the same run.
import { fileURLToPath } from "node:url";
import { benchMemory } from "../bench/memory.ts";
import { parseBenchOptions } from "../bench/options.ts";
import { benchScale } from "../bench/scale/bench-scale.ts";
import { benchSpeed } from "../bench/speed/bench-speed.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { parts, ...options } = parseBenchOptions(process.argv.slice(2));

await runCommand(async (stopped) => {
  if (parts.has("speed")) await benchSpeed(root, options, stopped);
  if (parts.has("memory")) await benchMemory(root, stopped);
  if (parts.has("scale")) await benchScale(root, options, stopped);
});
