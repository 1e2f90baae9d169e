// Runs the library's command line on the stack of the tests.
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { stack } from "./client.ts";
import { PROGRAM } from "./program.ts";

/** Folder of the host, which every command is given. */
export const HOST = fileURLToPath(new URL("../../functions", import.meta.url));

/** Environment of an operator: the company's id and key. */
export const MERCHANT = { XSOLLA_MERCHANT_ID: "202", XSOLLA_MERCHANT_API_KEY: stack.secrets.apiKey };

export interface CommandOptions {
  env?: Record<string, string>;
  /** Standard input. */
  input?: string;
}

/** Starts one command. */
export function startCommand(args: string[], { env = {}, input = "" }: CommandOptions = {}) {
  const { projectId, emulators } = stack.project;
  return execa(process.execPath, [PROGRAM, ...args, "--host", HOST], {
    reject: false,
    input,
    env: {
      GCLOUD_PROJECT: projectId,
      FIRESTORE_EMULATOR_HOST: `${emulators.firestore.host}:${emulators.firestore.port}`,
      FIREBASE_AUTH_EMULATOR_HOST: `${emulators.auth.host}:${emulators.auth.port}`,
      XSOLLA_PROJECT_ID: String(stack.xsollaProjectId),
      XSOLLA_STORE_URL: stack.simulator,
      XSOLLA_API_URL: stack.simulator,
      XSOLLA_API_KEY: stack.secrets.apiKey,
      NO_COLOR: "1",
      ...env,
    },
  });
}

/** Runs one command to its end. */
export async function command(args: string[], options: CommandOptions = {}) {
  const { exitCode, stdout, stderr } = await startCommand(args, options);
  return { exitCode, stdout, stderr };
}

/** Runs one command with `--json`. Returns its JSON document and exit code. */
export async function jsonCommand(args: string[], options: CommandOptions = {}) {
  const { exitCode, stdout } = await command([...args, "--json"], options);
  const document: unknown = JSON.parse(stdout);
  return { exitCode, document };
}
