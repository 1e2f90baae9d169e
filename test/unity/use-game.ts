import { afterAll, beforeEach } from "vitest";
import { type Backend, gameAt, startBackend } from "./backend.ts";
import { compile, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

interface Game {
  backend: Backend;
  /** Plays a scenario of test/unity/program. Returns the values of its output lines by name. */
  run(scenario: string, ...args: string[]): Promise<(name: string) => unknown[]>;
}

/** Compiles the game of the scenarios, and starts a stand-in for Firebase and the backend. Each test begins anew. */
export async function useGame({ defines = [] }: { defines?: string[] } = {}): Promise<Game> {
  const files = [...PACKAGE.client, ...STAND_INS.unity, "test/unity/program/*.cs"];
  const program = await compile("exe", files, { defines });
  const backend = await startBackend();
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  return {
    backend,
    async run(scenario, ...args) {
      const output = await play(program, [scenario, ...args], gameAt(backend.origin));
      return (name) => valuesOf(output, name);
    },
  };
}
