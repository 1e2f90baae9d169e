// `npm run simulator -- <command>`: the simulator's console in the terminal.
import { fileURLToPath } from "node:url";
import { describeLocalStack } from "../stack/local-stack.ts";
import { connectToSimulator } from "./simulator/connect.ts";
import { simulatorProgram } from "./simulator/program.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

await runCommand(async () => {
  const connect = async () => {
    const { simulator, storeUrl } = describeLocalStack(root);
    if (simulator === undefined)
      throw new Error(`the functions talk to ${storeUrl}, not to the simulator (see functions/.env.local)`);
    return connectToSimulator(simulator);
  };
  await simulatorProgram({ connect, print: console.log }).parseAsync(process.argv.slice(2), { from: "user" });
});
