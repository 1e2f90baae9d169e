import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { installedCommandLine } from "../command-line.ts";
import { findFirebase } from "../firestore-emulator/find-firebase.ts";
import { PACKAGE } from "../package-folder.ts";
import { type FileChange, kindOf } from "./file-change.ts";
import { CODEBASE } from "./firebase-json/add-codebase.ts";

interface Situation {
  /** Folder of the Firebase project. */
  directory: string;
  /** The command that writes the files; undefined if they are written. */
  howToWrite: string | undefined;
  hasAuthEmulator: boolean;
}

/** Lists what the studio does after `init`: commands that work in its own folder, and files to change. */
export function nextSteps(
  files: FileChange[],
  { directory, howToWrite, hasAuthEmulator }: Situation,
): string {
  if (files.every((file) => kindOf(file) === "none"))
    return "The payments are set up already; nothing to change.";
  if (howToWrite !== undefined) return `Nothing was written. To write the files: ${howToWrite}`;
  const folder = relative(process.cwd(), directory);
  return [
    folder === "" ? "Next:" : `Next, in ${folder}:`,
    ...(isInstalled(directory) ? [] : [`npm i ${installable(files)}`]),
    ...(npxFindsFirebase(directory) ? [] : ["npm i --save-dev firebase-tools"]),
    ...(needsProjectId(files)
      ? [
          `edit ${CODEBASE}/.env: your project id at Xsolla, for the emulators; connect sets it for a deployment`,
        ]
      : []),
    `edit ${CODEBASE}/fulfil.js: grant and revoke items in your own way`,
    ...(hasAuthEmulator ? [] : ["npx firebase init emulators, and choose Auth, Functions and Firestore"]),
    "npx firebase emulators:start --only auth,functions,firestore",
    `to deploy: ${installedCommandLine("connect", "--project <id>", "--xsolla <URL of a page in Publisher Account>")}`,
  ].join("\n  ");
}

/** Tells whether the codebase finds the library, which is in a node_modules folder of the project or above it. */
function isInstalled(directory: string): boolean {
  try {
    createRequire(join(directory, CODEBASE, "index.js")).resolve(PACKAGE.name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Tells whether `npx firebase` works in the folder. While an npm script runs, npm has the programs of that script's own
 * node_modules folder in PATH; they do not count.
 */
function npxFindsFirebase(directory: string): boolean {
  const found = findFirebase(directory) ?? "";
  const [project = ""] = found.split(join("node_modules", ".bin"));
  return found !== "" && (project === found || `${directory}${sep}`.startsWith(project));
}

/** Returns what `npm i` installs: the tarball beside the codebase's package.json, if there is one. */
function installable(files: FileChange[]): string {
  const tarball = files.find(({ path }) => path.endsWith(".tgz"));
  return tarball === undefined ? PACKAGE.name : `./${tarball.path}`;
}

const needsProjectId = (files: FileChange[]): boolean =>
  files.some(
    ({ path, after }) =>
      path === `${CODEBASE}/.env` && typeof after === "string" && /^XSOLLA_PROJECT_ID=$/m.test(after),
  );
