import { join, relative } from "node:path";
import { styleText } from "node:util";
import { createTwoFilesPatch } from "diff";
import { formatTable } from "../format-table.ts";
import { PACKAGE_FOLDER } from "../package-folder.ts";
import type { RulesResult } from "./check-rules.ts";
import { type ChangeKind, type FileChange, kindOf } from "./file-change.ts";
import { type Deviation, isLeak } from "./rules/expectations.ts";

const MARKS: Record<ChangeKind, string> = {
  create: styleText("green", "+"),
  update: styleText("yellow", "~"),
  none: styleText("dim", "="),
};

/** The content of this file is never shown, because no command prints a secret. */
const SECRETS = ".secret.local";

/** Rules that the package has, with the block that a studio copies. */
const RULES = join(PACKAGE_FOLDER, "firestore", "firestore.rules");

/** Prints a line for each file, and before the files are written also a diff of each. */
export function showFiles(files: FileChange[], isWritten: boolean): void {
  if (!isWritten) for (const file of files) if (kindOf(file) !== "none") console.log(diffOf(file));
  for (const file of files) console.log(`${MARKS[kindOf(file)]} ${file.path}`);
}

function diffOf({ path, before = "", after }: FileChange): string {
  if (typeof before !== "string" || typeof after !== "string" || path.endsWith(SECRETS))
    return styleText("bold", `+++ ${path} (content not shown)`);
  const [, ...lines] = createTwoFilesPatch(path, path, before, after).split("\n");
  return lines.map(colour).join("\n");
}

function colour(line: string): string {
  if (/^(---|\+\+\+) /.test(line)) return styleText("bold", line);
  if (line.startsWith("+")) return styleText("green", line);
  if (line.startsWith("-")) return styleText("red", line);
  return line.startsWith("@@") ? styleText("cyan", line) : line;
}

/** Prints what the rules allow and should not allow, and what they do not allow and should. */
export function showRules(rules: RulesResult, file = "the rules"): void {
  switch (rules.kind) {
    case "none":
      console.log(
        styleText(
          "yellow",
          "\nrules: not tested, because firebase.json names none; the rules of the live project apply",
        ),
      );
      break;
    case "not tested":
      console.log(styleText("red", "\nrules: not tested"));
      break;
    case "tested":
      showDeviations(rules.deviations, file);
  }
}

function showDeviations(deviations: Deviation[], file: string): void {
  if (deviations.length === 0) {
    console.log(styleText("green", `✔ ${file} protects orders and inventories`));
    return;
  }
  const rows = deviations.map((deviation) => [
    deviation.path,
    deviation.who,
    styleText(isLeak(deviation) ? "red" : "yellow", deviation.may),
    deviation.should,
    deviation.line === undefined ? "" : `${file}:${deviation.line}`,
  ]);
  console.log(formatTable(["path", "who", "may", "should", "allowed by"], rows));
  if (deviations.some((deviation) => !isLeak(deviation)))
    console.log(
      `\nTo let players read their own orders and items, copy the match block of\n${relative(process.cwd(), RULES)} into ${file}.`,
    );
}
