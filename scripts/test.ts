// `npm test`: all tests, the fastest first. With the name of a Vitest project, that project alone; further arguments go
// to Vitest: npm run test:unit -- -t "java". With `mutation`, the mutation tests, which take minutes. `package --all`
// compiles a host with every combination of TypeScript version and module system, instead of pairs.

import { runCommand } from "./terminal/run-command.ts";
import { findMono, MONO_HINT } from "./test/find-mono.ts";
import { runAll } from "./test/run-all.ts";
import {
  browserTests,
  checkSteps,
  emulatorTests,
  mutationTests,
  packageTests,
  shortSoak,
  unitTests,
  unityTests,
} from "./test/steps.ts";

const ALL = "--all";

const [project, ...rest] = process.argv.slice(2);

await runCommand(async (signal) => {
  switch (project) {
    case undefined: {
      const hasMono = await findMono();
      const unity = hasMono ? [unityTests()] : [];
      await runAll(
        [
          ...checkSteps(),
          unitTests(),
          emulatorTests(),
          packageTests(),
          browserTests(),
          ...unity,
          shortSoak(),
        ],
        signal,
      );
      if (!hasMono) console.log(`\nThe Unity client was left out: it ${MONO_HINT}.`);
      return;
    }
    case "browser":
      return runAll([browserTests(rest)], signal);
    case "unity":
      if (!(await findMono())) throw new Error(`testing the Unity client ${MONO_HINT}`);
      return runAll([unityTests(rest)], signal);
    case "unit":
      return runAll([unitTests(rest)], signal);
    case "emulator":
      return runAll([emulatorTests(rest)], signal);
    case "package":
      if (rest.includes(ALL)) process.env.PACKAGE_TESTS = "all";
      return runAll([packageTests(rest.filter((argument) => argument !== ALL))], signal);
    case "mutation":
      return runAll([mutationTests(rest)], signal);
    default:
      throw new Error(
        `there are unit, emulator, browser, package, unity and mutation tests, and no "${project}"`,
      );
  }
});
