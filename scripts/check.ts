// `npm run check`: what can be said about the code without running it.

import { runCommand } from "./terminal/run-command.ts";
import { runAll } from "./test/run-all.ts";
import { checkSteps } from "./test/steps.ts";

await runCommand((signal) => runAll(checkSteps(), signal));
