import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Folder of the library that this command belongs to. lib/cli and src/cli are equally deep. */
export const PACKAGE_FOLDER = join(__dirname, "..", "..");

/** The parts of the library's package.json that the commands need. */
export const PACKAGE = z
  .object({ name: z.string(), version: z.string(), peerDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8")));
