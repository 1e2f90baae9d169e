// `npm run check`: everything that can be checked without running the code.

import { runCommand } from "./terminal/run-command.ts";
import { runAll } from "./test/run-all.ts";
import { checkSteps } from "./test/steps.ts";

await runCommand((signal) => runAll(checkSteps(), signal));
