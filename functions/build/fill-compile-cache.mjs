// Compiles the bundle ahead of the first start. Cloud Build runs this script (`gcp-build`) after it has installed the
// dependencies, and the files that it writes become part of the image.
// https://cloud.google.com/docs/buildpacks/nodejs#executing_custom_build_steps_during_deployment
import { mkdirSync, readdirSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

const folder = import.meta.dirname;
const cache = join(folder, "compile-cache");
mkdirSync(cache, { recursive: true });
enableCompileCache(cache);
const modules = readdirSync(folder).filter(
  (name) => name.endsWith(".mjs") && !import.meta.filename.endsWith(name),
);
for (const name of modules) await import(join(folder, name));
flushCompileCache();
console.log(`compiled ${modules.length} modules ahead of the first start`);
process.exit();
