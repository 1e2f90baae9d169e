import type { SetUp } from "./set-up.ts";

export const GROUPS = ["Files", "Xsolla", "Deployed functions", "Google", "Game"] as const;

/** One thing that can be wrong with a set-up. Each has a file of its own in `checks/`, and a row in `checks.ts`. */
export interface Check {
  id: string;
  group: (typeof GROUPS)[number];
  /** What a fault counts as. */
  severity: "warning" | "error";
  /** Checks whose failure says all that this one could find; it is skipped then. */
  needs?: readonly string[];
  /**
   * Looks, and decides.
   *
   * @throws Skip, GoogleError or UnreachableError when it cannot look
   */
  run(setUp: SetUp): Promise<Finding> | Finding;
}

/** A message is one line, and so is a fix: one command or one link. */
export type Finding = { isFault: false; message: string } | { isFault: true; message: string; fix: string };

export const ok = (message: string): Finding => ({ isFault: false, message });

export const fault = (message: string, fix: string): Finding => ({ isFault: true, message, fix });

/** Thrown by a check that cannot decide: the message says why. */
export class Skip extends Error {
  override readonly name = "Skip";
}

export function skip(why: string): never {
  throw new Skip(why);
}
