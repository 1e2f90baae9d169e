import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Folders that are installed, built or made by a run. */
const NOT_WRITTEN = new Set(["node_modules", "lib", "dist", ".git", ".stack", ".stryker-tmp", "reports"]);

/** Files of the repository that fit a pattern, as paths from its root with forward slashes. */
export const filesOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: ROOT, exclude: (path) => NOT_WRITTEN.has(path.split(sep).at(-1) ?? "") })
    .map((path) => path.split(sep).join("/"))
    .sort();

export const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** The lines of a Markdown file without those of its code blocks, each with its number. */
export function proseOf(path: string): { number: number; line: string }[] {
  let isCode = false;
  return textOf(path)
    .split("\n")
    .map((line, index) => ({ number: index + 1, line }))
    .filter(({ line }) => {
      const isFence = line.trimStart().startsWith("```");
      if (isFence) isCode = !isCode;
      return !isCode && !isFence;
    });
}
