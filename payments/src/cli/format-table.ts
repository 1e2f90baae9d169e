import { stripVTControlCharacters, styleText } from "node:util";

/** Formats a table. Columns are as wide as their widest cell, and the headings are bold in a terminal. */
export function formatTable(headings: string[], rows: string[][]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? "")].map(widthOf)),
  );
  const format = (row: string[]) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd();
  return [styleText("bold", format(headings)), ...rows.map(format)].join("\n");
}

const widthOf = (text: string) => stripVTControlCharacters(text).length;
