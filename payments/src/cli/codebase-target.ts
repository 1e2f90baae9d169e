import { relative } from "node:path";
import type { Choice } from "./connect.ts";

/** What `firebase deploy --only` takes for the host's codebase alone: others of the project stay as they are. */
export function codebaseTarget({ local, host }: Pick<Choice, "local" | "host">): string {
  return `functions:${local.codebases.get(relative(local.directory, host)) ?? "default"}`;
}
