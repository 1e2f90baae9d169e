// `npm run bench`: time and memory of an instance, as ratios to a baseline that is measured in the same run.
import { fileURLToPath } from "node:url";
import { benchColdStart } from "../bench/cold-start.ts";
import { benchMemory } from "../bench/memory.ts";
import { runCommand } from "./terminal/run-command.ts";

await runCommand(async (stopped) => {
  benchColdStart();
  await benchMemory(fileURLToPath(new URL("..", import.meta.url)), stopped);
});
