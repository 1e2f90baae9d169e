import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { PACKAGE, PACKAGE_FOLDER } from "../../package-folder.ts";
import { readJson } from "../../read-json.ts";

/** How the studio's package.json refers to the installed library. */
export interface Library {
  /** `^1.2.3`, or `file:` with a tarball beside the package.json. */
  dependency: string;
  /** The tarball. It is uploaded with the functions, because Cloud Build cannot install from a folder above. */
  tarball: { name: string; content: Buffer } | undefined;
}

const dependent = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** Finds how a studio's package.json must refer to the library that this command belongs to. */
export function findLibrary(): Library {
  const path = installedTarball() ?? packedTarball();
  if (path === undefined || !existsSync(path))
    return { dependency: `^${PACKAGE.version}`, tarball: undefined };
  const name = basename(path);
  return { dependency: `file:${name}`, tarball: { name, content: readFileSync(path) } };
}

/** Finds the tarball that `npm i <tarball>` has entered in the package.json above node_modules. */
function installedTarball(): string | undefined {
  const modules = dirname(PACKAGE_FOLDER);
  const folder = dirname(modules);
  if (basename(modules) !== "node_modules" || !existsSync(join(folder, "package.json"))) return undefined;
  const { dependencies, devDependencies } = dependent.parse(readJson(join(folder, "package.json")));
  const installed = { ...devDependencies, ...dependencies }[PACKAGE.name];
  return installed?.startsWith("file:") ? join(folder, installed.slice("file:".length)) : undefined;
}

/** Returns the tarball that `npm run build` writes to dist/, for runs in the library's own repository. */
const packedTarball = () => join(PACKAGE_FOLDER, "..", "dist", `${PACKAGE.name}-${PACKAGE.version}.tgz`);
