import { relative } from "node:path";
import type { ChosenProject } from "./open-project.ts";

/**
 * Returns the `--only` target of `firebase deploy` for the host's codebase, so that other codebases stay as they are.
 */
export function codebaseTarget({ local, host }: Pick<ChosenProject, "local" | "host">): string {
  return `functions:${local.codebases.get(relative(local.directory, host)) ?? "default"}`;
}
