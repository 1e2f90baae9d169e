import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The folder of the library that this command is part of; lib/cli and src/cli are equally deep. */
export const PACKAGE_FOLDER = join(__dirname, "..", "..");

/** The library's package.json, as far as the commands need to know it. */
export const PACKAGE = z
  .object({ name: z.string(), version: z.string(), peerDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8")));
