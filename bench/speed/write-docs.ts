import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeTable } from "../write-table.ts";
import { drawChart } from "./draw-chart.ts";
import type { Result } from "./result.ts";

/** Writes the charts and the table of the speed into docs/. */
export function writeDocs(root: string, results: Result[], rounds: number): void {
  for (const theme of ["light", "dark"] as const)
    writeFileSync(join(root, "docs", "images", `speed-${theme}.svg`), drawChart(results, theme));
  const number = (value: number | undefined) =>
    value === undefined ? "" : value.toFixed(value < 100 ? 1 : 0);
  const rows = results.map(({ name, unit, ratio, goal, medians }) => ({
    "": `${name}, ${unit}`,
    "ours / floor": ratio.toFixed(2),
    goal: goal === undefined ? "" : `≤ ${goal}`,
    ours: number(medians.ours),
    floor: number(medians.floor),
    guide: number(medians.guide),
  }));
  writeTable(root, "speed", rows, `Medians of ${rounds} rounds`);
}
