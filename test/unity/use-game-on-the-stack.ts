import { afterEach, beforeEach } from "vitest";
import { originOf } from "../../stack/settings/project.ts";
import { stack } from "../support/client.ts";
import { CODEBASES } from "../support/codebases.ts";
import { control, forgetRequests } from "../support/xsolla.ts";
import { compile, type OutputLine, PACKAGE, play, STAND_INS } from "./mono.ts";

interface Place {
  /** Origin of the functions. Default: the emulator. */
  functions?: string;
  region?: string;
}

/**
 * Compiles the game of the scenarios. Returns a function that plays a scenario of test/unity/program against the
 * emulators and the simulator. Each test begins without recorded requests, faults and changed items.
 */
export async function useGameOnTheStack(): Promise<
  (scenario: string, args?: string[], place?: Place) => Promise<OutputLine[]>
> {
  const program = await compile("exe", [...PACKAGE.client, ...STAND_INS.unity, "test/unity/program/*.cs"]);
  const { emulators, projectId } = stack.project;
  beforeEach(forgetRequests);
  afterEach(async () => {
    await control("DELETE", "/faults");
    await control("DELETE", "/items");
  });
  return (
    scenario,
    args = [],
    { functions = originOf(emulators.functions), region = CODEBASES.sandbox.region } = {},
  ) =>
    play(program, [scenario, ...args], {
      GAME_PROJECT: projectId,
      GAME_REGION: region,
      GAME_FUNCTIONS: functions,
      GAME_AUTH: originOf(emulators.auth),
      GAME_FIRESTORE: originOf(emulators.firestore),
      GAME_SIMULATOR: stack.simulator,
    });
}
