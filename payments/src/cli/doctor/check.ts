import type { SetUp } from "./set-up.ts";

export const GROUPS = ["Files", "Xsolla", "Deployed functions", "Google", "Game"] as const;

/** One check of a set-up. Each is in its own file in `checks/`, and in the list of `checks.ts`. */
export interface Check {
  id: string;
  group: (typeof GROUPS)[number];
  /** The status of a fault. */
  severity: "warning" | "error";
  /** Ids of the checks that must succeed first. This check is skipped if one of them fails. */
  needs?: readonly string[];
  /**
   * Runs the check.
   *
   * @throws Skip, GoogleError or UnreachableError when it cannot decide
   */
  run(setUp: SetUp): Promise<Finding> | Finding;
}

/** The result of a check. The message is one line. The fix is one line too: one command or one link. */
export type Finding = { isFault: false; message: string } | { isFault: true; message: string; fix: string };

/** Makes the finding of a check that succeeded. */
export const ok = (message: string): Finding => ({ isFault: false, message });

/** Makes the finding of a check that found a fault. */
export const fault = (message: string, fix: string): Finding => ({ isFault: true, message, fix });

/** Thrown by a check that cannot decide. The message says why. */
export class Skip extends Error {
  override readonly name = "Skip";
}

/** Skips the check that calls it. */
export function skip(why: string): never {
  throw new Skip(why);
}
