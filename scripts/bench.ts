// `npm run bench`: how fast and how large, as ratios to something measured in the same run.
import { fileURLToPath } from "node:url";
import { benchColdStart } from "../bench/cold-start.ts";
import { benchMemory } from "../bench/memory.ts";
import { runCommand } from "./terminal/run-command.ts";

await runCommand(async (stopped) => {
  benchColdStart();
  await benchMemory(fileURLToPath(new URL("..", import.meta.url)), stopped);
});
