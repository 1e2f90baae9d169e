// `npm test`: everything, in the order of what fails soonest. With the name of a Vitest project, that one alone; what
// follows goes to Vitest: npm run test:unit -- -t "java". With `mutation`, the tests of the tests, which take minutes.
import { runCommand } from "./terminal/run-command.ts";
import { runAll } from "./test/run-all.ts";
import { checkSteps, emulatorTests, mutationTests, shortSoak, unitTests } from "./test/steps.ts";

const [project, ...rest] = process.argv.slice(2);

await runCommand((signal) => {
  switch (project) {
    case undefined:
      return runAll([...checkSteps(), unitTests(), emulatorTests(), shortSoak()], signal);
    case "unit":
      return runAll([unitTests(rest)], signal);
    case "emulator":
      return runAll([emulatorTests(rest)], signal);
    case "mutation":
      return runAll([mutationTests(rest)], signal);
    default:
      throw new Error(`there are unit, emulator and mutation tests, and no "${project}"`);
  }
});
