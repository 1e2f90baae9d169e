import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { commandLine } from "../command-line.ts";
import { findProject } from "../find-project.ts";
import { printJson } from "../print-json.ts";
import { checkRules, type RulesResult } from "./check-rules.ts";
import { type FileChange, kindOf } from "./file-change.ts";
import { nextSteps } from "./next-steps.ts";
import { plan } from "./plan.ts";
import { isLeak } from "./rules/expectations.ts";
import { showFiles, showRules } from "./show.ts";

export interface InitOptions {
  write?: boolean;
  json?: boolean;
}

/**
 * Adds the payments to the Firebase project in a folder. Rules that are too permissive or that could not be tested do
 * not prevent the writing, because the command does not change them.
 *
 * @throws Error if the files of the project do not allow it, with nothing written; or after writing, if the rules are
 *   not safe
 */
export async function init(folder: string, { write = false, json }: InitOptions): Promise<void> {
  const project = findProject(folder);
  const { files, rules: rulesFile, hasAuthEmulator } = plan(project);
  if (write) for (const file of files) writeChange(project.directory, file);
  if (!json) showFiles(files, write);
  if (!json && rulesFile !== undefined) console.log(`\n› testing ${rulesFile} in the Firestore emulator …`);
  const rules = await checkRules(project, rulesFile);
  const fault = faultOf(rules);
  if (json) printJson(toJson(files, rules));
  else {
    showRules(rules, rulesFile);
    const here = relative(process.cwd(), folder);
    const quoted = here.includes(" ") ? `"${here}"` : here;
    const howToWrite = write ? undefined : commandLine("init", ...(here ? [quoted] : []), "--write");
    const { directory } = project;
    console.log(`\n${nextSteps(files, { directory, howToWrite, hasAuthEmulator })}`);
  }
  if (fault !== undefined) throw new Error(fault);
}

function writeChange(directory: string, file: FileChange): void {
  if (kindOf(file) === "none") return;
  const path = join(directory, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.after);
}

function faultOf(rules: RulesResult): string | undefined {
  if (rules.kind === "not tested") return `the rules were not tested: ${rules.why}`;
  if (rules.kind === "tested" && rules.deviations.some(isLeak))
    return "the rules allow more than they should; change them before you deploy";
  return undefined;
}

const toJson = (files: FileChange[], rules: RulesResult) => ({
  files: files.map((file) => ({ path: file.path, change: kindOf(file) })),
  rules: rules.kind === "tested" ? rules.deviations : [],
  ...(rules.kind === "not tested" ? { rulesNotTested: rules.why } : {}),
  ...(rules.kind === "none" ? { rulesNotTested: "firebase.json names no rules" } : {}),
  ok: faultOf(rules) === undefined,
});
