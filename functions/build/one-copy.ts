// An esbuild plugin: bundles one copy of each package in each version. npm installs google-gax, gRPC and the
// authentication library two or three times, all in the same version, if another version is at the top of node_modules.
// A cold start would load every copy.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";
import { z } from "zod";

/**
 * The ES modules of firebase-admin read every export at once, and so load what its lazy exports would load later. Only
 * an import statement can do without them: `import()` of a CommonJS module has a default export alone.
 */
const LAZY_AS_COMMONJS = /^firebase-admin\//;

/** Marks the resolutions that this plugin starts itself. */
const RESOLVING = Symbol("resolving");

const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const packageJson = z.object({ type: z.string().optional() });

/**
 * Makes the plugin.
 *
 * @param lockfile path of the package-lock.json that lists the copies
 */
export const oneCopy = (lockfile: string): Plugin => ({
  name: "one-copy",
  setup(build) {
    const originals = originalsOf(lockfile);
    build.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === RESOLVING) return undefined;
      const isLazy = LAZY_AS_COMMONJS.test(path) && options.kind === "import-statement";
      const kind = isLazy ? "require-call" : options.kind;
      const resolved = await build.resolve(path, { ...options, kind, pluginData: RESOLVING });
      const folder = packageFolder(resolved.path) ?? "";
      const original = originals.get(folder);
      const isReplaced = original && isCommonJs(resolved.path, folder);
      if (resolved.errors.length > 0 || (!isReplaced && !isLazy)) return undefined;
      return isReplaced
        ? { ...resolved, path: join(original, resolved.path.slice(folder.length)) }
        : resolved;
    });
  },
});

/** Maps the folder of each superfluous copy to the folder of the copy that is bundled. */
function originalsOf(lockfile: string): Map<string, string> {
  const root = dirname(lockfile);
  const first = new Map<string, string>();
  const originals = new Map<string, string>();
  const { packages } = lock.parse(JSON.parse(readFileSync(lockfile, "utf8")));
  for (const [path, { version }] of Object.entries(packages)) {
    const folder = join(root, path);
    const description = join(folder, "package.json");
    if (packageFolder(description) !== folder || !existsSync(description)) continue;
    const id = `${path.slice(path.lastIndexOf("node_modules/"))}@${version}`;
    const original = first.get(id);
    if (original) originals.set(folder, original);
    else first.set(id, folder);
  }
  return originals;
}

/**
 * Tells whether Node.js reads a file of a package as CommonJS. The extension decides, or else the nearest package.json:
 * some packages have one in the folder of each format. esbuild would read an ES module that a plugin names as CommonJS.
 */
function isCommonJs(file: string, packageFolder: string): boolean {
  if (/\.[cm]js$/.test(file)) return file.endsWith(".cjs");
  for (let folder = dirname(file); folder.startsWith(packageFolder); folder = dirname(folder)) {
    const description = join(folder, "package.json");
    if (existsSync(description))
      return packageJson.parse(JSON.parse(readFileSync(description, "utf8"))).type !== "module";
  }
  return true;
}

/** Finds the folder of the package that a file belongs to: `…/node_modules/name` or `…/node_modules/@scope/name`. */
const packageFolder = (path: string): string | undefined =>
  /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path)?.[1];
