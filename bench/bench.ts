// `npm run bench`: time and memory of an instance, as ratios to a baseline that is measured in the same run.
import { fileURLToPath } from "node:url";
import { runCommand } from "../scripts/terminal/run-command.ts";
import { benchMemory } from "./memory.ts";
import { type Part, parseBenchOptions } from "./options.ts";
import { benchScale } from "./scale/bench-scale.ts";
import { benchSpeed } from "./speed/bench-speed.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { parts, ...options } = parseBenchOptions(process.argv.slice(2));
const BENCHES = { speed: benchSpeed, memory: benchMemory, scale: benchScale };

await runCommand(async (stopped) => {
  const results: Partial<Record<Part, unknown>> = {};
  for (const part of parts) results[part] = await BENCHES[part](root, options, stopped);
  if (options.json) console.log(JSON.stringify(results, null, 2));
});
