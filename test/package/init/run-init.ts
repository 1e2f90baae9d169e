// Runs `init` of the installed tarball.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, inject } from "vitest";
import { z } from "zod";
import { withFirestoreEmulator } from "../../../payments/src/cli/firestore-emulator/with-firestore-emulator.ts";
import { parseJsonFile } from "../../../payments/src/cli/read-json.ts";

const { folder } = inject("installed");
const BIN = join(folder, "node_modules", "xsolla-firebase-payments", "bin", "xsolla-firebase-payments.js");
export const OUR_RULES = readFileSync(
  join(folder, "node_modules/xsolla-firebase-payments/firestore/firestore.rules"),
  "utf8",
);

const answer = z.object({
  files: z.array(z.object({ path: z.string(), change: z.enum(["create", "update", "none"]) })),
  rules: z.array(
    z.object({
      path: z.string(),
      who: z.string(),
      may: z.string(),
      should: z.string(),
      line: z.int().optional(),
    }),
  ),
  ok: z.boolean(),
});

/** Environment of the commands: one emulator for a test file. Each test uses a project of its own. */
let emulator = "";

/** Starts the Firestore emulator in which `init` tests the studio's rules. */
export function useFirestoreEmulator(): void {
  let stop = () => {};
  beforeAll(
    () =>
      new Promise<void>((resolve, reject) => {
        withFirestoreEmulator(process.cwd(), [], (origin) => {
          emulator = new URL(origin).host;
          resolve();
          return new Promise<void>((end) => {
            stop = end;
          });
        }).catch(reject);
      }),
  );
  afterAll(() => stop());
}

/** Runs `init` on a folder. */
export async function init(project: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [BIN, "init", project, ...args], {
    cwd: dirname(project),
    env: { FIRESTORE_EMULATOR_HOST: emulator, ...env },
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

/** Runs `init --json` on a folder. */
export async function initJson(project: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr } = await init(project, [...args, "--json"], env);
  return { exitCode, stderr, ...answer.parse(JSON.parse(stdout)) };
}

/** Reads every file of a folder. */
export const snapshot = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => statSync(path).isFile())
      .map((path) => [path, readFileSync(path, "utf8")]),
  );

export const readJson = (folder: string, name: string) =>
  parseJsonFile(name, readFileSync(join(folder, name), "utf8"));
