import { styleText } from "node:util";
import { count } from "../count.ts";
import { type Check, GROUPS } from "./check.ts";
import type { Report } from "./run-checks.ts";

const MARKS = {
  ok: styleText("green", "✔"),
  warning: styleText("yellow", "!"),
  error: styleText("red", "✘"),
  skipped: styleText("dim", "–"),
} as const;

/** Formats the reports in groups, with one line for each report and one for its fix. */
export function formatReports(checks: readonly Check[], reports: readonly Report[]): string {
  const width = Math.max(...reports.map(({ id }) => id.length));
  const lineOf = ({ id, status, message, fix }: Report) => {
    const text = status === "skipped" ? styleText("dim", `skipped: ${message}`) : message;
    const line = `  ${MARKS[status]} ${id.padEnd(width)}  ${text}`;
    return fix === undefined ? line : `${line}\n    ${" ".repeat(width)}  → ${fix}`;
  };
  const groups = GROUPS.flatMap((group) => {
    const ids = checks.filter((check) => check.group === group).map(({ id }) => id);
    const found = reports.filter(({ id }) => ids.includes(id));
    return found.length === 0 ? [] : [[styleText("bold", group), ...found.map(lineOf)].join("\n")];
  });
  return [...groups, summarize(reports)].join("\n\n");
}

function summarize(reports: readonly Report[]): string {
  const countOf = (status: Report["status"]) => reports.filter((report) => report.status === status).length;
  const counts = [
    `${countOf("ok")} ok`,
    count(countOf("warning"), "warning"),
    count(countOf("error"), "error"),
    `${countOf("skipped")} skipped`,
  ];
  return counts.join(", ");
}
