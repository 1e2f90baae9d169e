import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PACKAGE } from "../../package-folder.ts";
import { parseJsonFile } from "../../read-json.ts";
import { editJson } from "../edit-json.ts";
import type { FileChange } from "../file-change.ts";
import { CODEBASE } from "../firebase-json/add-codebase.ts";
import { readIfThere } from "../read-if-there.ts";
import { findLibrary, type Library } from "./find-library.ts";
import { env, FULFIL_JS, GITIGNORE, INDEX_JS, SECRET_LOCAL } from "./templates.ts";

const packageJson = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });

/**
 * Plans the files of the codebase. Existing files belong to the studio and stay, except that the version of the library
 * in package.json follows the installed one.
 *
 * @param xsollaProjectId empty when it is not known yet
 * @throws Error when the folder contains other code
 */
export function codebaseFiles(directory: string, xsollaProjectId: string): FileChange[] {
  const library = findLibrary();
  const at = (name: string) => `${CODEBASE}/${name}`;
  const before = readIfThere(join(directory, at("package.json")));
  refuseForeign(directory, before);
  const keep = (name: string, content: string): FileChange => {
    const found = readIfThere(join(directory, at(name)));
    return { path: at(name), before: found, after: found ?? content };
  };
  const { tarball } = library;
  return [
    { path: at("package.json"), before, after: packageFile(before, library) },
    keep("index.js", INDEX_JS),
    keep("fulfil.js", FULFIL_JS),
    keep(".env", env(xsollaProjectId)),
    keep(".secret.local", SECRET_LOCAL),
    keep(".gitignore", GITIGNORE),
    ...(tarball === undefined
      ? []
      : [
          {
            path: at(tarball.name),
            before: readIfThere(join(directory, at(tarball.name)), "bytes"),
            after: tarball.content,
          },
        ]),
  ];
}

function refuseForeign(directory: string, packageText: string | undefined): void {
  const isOurs =
    packageText === undefined
      ? !existsSync(join(directory, CODEBASE, "index.js"))
      : dependenciesOf(packageText)[PACKAGE.name] !== undefined;
  if (!isOurs)
    throw new Error(
      `the folder ${CODEBASE}/ contains code that does not depend on ${PACKAGE.name}; rename the folder, then run init again`,
    );
}

const dependenciesOf = (text: string) =>
  packageJson.parse(parseJsonFile(`${CODEBASE}/package.json`, text)).dependencies;

function packageFile(before: string | undefined, { dependency }: Library): string {
  if (before === undefined) {
    const content = {
      name: "xsolla-payments",
      private: true,
      main: "index.js",
      engines: { node: "24" },
      dependencies: { ...PACKAGE.peerDependencies, [PACKAGE.name]: dependency },
    };
    return `${JSON.stringify(content, null, 2)}\n`;
  }
  return dependenciesOf(before)[PACKAGE.name] === dependency
    ? before
    : editJson(before, ["dependencies", PACKAGE.name], dependency);
}
