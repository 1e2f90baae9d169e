export interface TestStep {
  title: string;
  /** A program of node_modules/.bin and its arguments. */
  command: [program: string, ...args: string[]];
}

export function checkSteps(): TestStep[] {
  return [
    { title: "format and lint (biome)", command: ["biome", "check", "--error-on-warnings", "."] },
    { title: "types (tsc)", command: ["tsc", "--noEmit"] },
    { title: "types of the shop (tsc)", command: ["tsc", "--noEmit", "-p", "storefront"] },
    { title: "unused files, exports and dependencies (knip)", command: ["knip"] },
  ];
}

export function unitTests(args: string[] = []): TestStep {
  return { title: "unit tests", command: ["vitest", "run", "--project", "unit", ...args] };
}

/** Has enough orders for each kind of fault to occur at least once. */
export function shortSoak(): TestStep {
  return { title: "soak of 40 orders", command: ["node", "scripts/soak.ts", "--orders", "40"] };
}

export function emulatorTests(args: string[] = []): TestStep {
  return { title: "emulator tests", command: ["vitest", "run", "--project", "emulator", ...args] };
}

export function browserTests(args: string[] = []): TestStep {
  return { title: "browser tests", command: ["vitest", "run", "--project", "browser", ...args] };
}

/** Needs Mono, see find-mono.ts. */
export function unityTests(args: string[] = []): TestStep {
  return { title: "Unity client", command: ["vitest", "run", "--project", "unity", ...args] };
}

/** Installs the packed library into hosts like those of studios. */
export function packageTests(args: string[] = []): TestStep {
  return { title: "package", command: ["vitest", "run", "--project", "package", ...args] };
}

export function mutationTests(args: string[] = []): TestStep {
  return {
    title: "mutation tests (stryker)",
    command: ["stryker", "run", "test/mutation/stryker.config.mjs", ...args],
  };
}
