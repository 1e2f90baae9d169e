import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Part } from "./options.ts";

/** A row of a table, by column. */
export type Row = Record<string, string | number>;

const END = "<!-- end -->";

/**
 * Replaces the table of a part of the bench in docs/operating/speed-and-scale.md.
 *
 * @param caption says how it was measured. The line below the table adds the machine.
 */
export function writeTable(root: string, part: Part, rows: Row[], caption: string): void {
  const begin = `<!-- npm run bench -- ${part} --docs -->\n`;
  const page = join(root, "docs", "operating", "speed-and-scale.md");
  const [before, rest] = readFileSync(page, "utf8").split(begin);
  const after = rest?.split(END).slice(1).join(END);
  if (after === undefined) throw new Error(`${page} has lost the comments around the table of ${part}`);
  writeFileSync(
    page,
    `${before}${begin}${format(rows)}\n${caption}, on ${availableParallelism()} cores.
${END}${after}`,
  );
}

function format(rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    columns,
    columns.map(() => "---"),
    ...rows.map((row) => columns.map((name) => row[name] ?? "")),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
