import { styleText } from "node:util";
import { createTwoFilesPatch } from "diff";
import { formatTable } from "../format-table.ts";
import type { RulesResult } from "./check-rules.ts";
import { type ChangeKind, type FileChange, kindOf } from "./file-change.ts";
import { CODEBASE } from "./firebase-json/add-codebase.ts";
import { type Deviation, isLeak } from "./rules/expectations.ts";

const MARKS: Record<ChangeKind, string> = {
  create: styleText("green", "+"),
  update: styleText("yellow", "~"),
  none: styleText("dim", "="),
};

/** The content of this file is never shown, because no command prints a secret. */
const SECRETS = ".secret.local";

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
      `\nTo let players read their own orders and items, copy the match block of\n` +
        `node_modules/xsolla-firebase-payments/firestore/firestore.rules into ${file}.`,
    );
}

/** @param howToWrite the command that writes the files; undefined if they are written */
export function showNextSteps(
  files: FileChange[],
  howToWrite: string | undefined,
  hasAuthEmulator: boolean,
): void {
  console.log(`\n${nextSteps(files, howToWrite, hasAuthEmulator)}`);
}

function nextSteps(files: FileChange[], howToWrite: string | undefined, hasAuthEmulator: boolean): string {
  if (files.every((file) => kindOf(file) === "none"))
    return "The payments are set up already; nothing to change.";
  if (howToWrite !== undefined) return `Nothing was written. To write the files: ${howToWrite}`;
  return [
    "Next:",
    `  ${CODEBASE}/.env        set your project id at Xsolla, before you deploy`,
    `  ${CODEBASE}/fulfil.js   grant and revoke items in your own way`,
    ...(hasAuthEmulator ? [] : ["  npx firebase init emulators   choose Auth, Functions and Firestore"]),
    "  npx firebase emulators:start --only auth,functions,firestore",
  ].join("\n");
}
