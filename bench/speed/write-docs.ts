import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawChart } from "./draw-chart.ts";
import type { Result } from "./result.ts";

const BEGIN = "<!-- npm run bench -- speed --docs -->\n";
const END = "<!-- end -->";

/** Writes the charts, and replaces the table between two comments in docs/operating/speed-and-scale.md. */
export function writeDocs(root: string, results: Result[]): void {
  for (const theme of ["light", "dark"] as const)
    writeFileSync(join(root, "docs", "images", `speed-${theme}.svg`), drawChart(results, theme));
  const page = join(root, "docs", "operating", "speed-and-scale.md");
  const [before, rest] = readFileSync(page, "utf8").split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${page} has lost the comments around the table of the bench`);
  writeFileSync(page, `${before}${BEGIN}${tableOf(results)}${END}${after}`);
}

function tableOf(results: Result[]): string {
  const number = (value: number | undefined) =>
    value === undefined ? "" : value.toFixed(value < 100 ? 1 : 0);
  const rows = results.map(({ name, unit, ratio, goal, medians }) => {
    const numbers = [number(medians.ours), number(medians.floor), number(medians.guide)];
    return [`${name}, ${unit}`, ratio.toFixed(2), goal === undefined ? "" : `≤ ${goal}`, ...numbers];
  });
  const head = ["", "ours / floor", "goal", "ours", "floor", "guide"];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`);
  return lines.join("");
}
