// A command on a real project needs the operator's Google login, and says so.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { useStudio } from "../support/healthy-studio.ts";
import { PROGRAM } from "../support/program.ts";

const studio = await useStudio();

/** Keys of Xsolla that `audit` and `refund` need. */
const KEYS = { XSOLLA_API_KEY: "made-up", XSOLLA_MERCHANT_ID: "202", XSOLLA_MERCHANT_API_KEY: "made-up" };

/** Runs a command with a file as Google login, and no connection to Google. */
async function run(args: string[], login: object, keys: Record<string, string> = KEYS) {
  const file = join(studio.folder.directory, "credentials.json");
  writeFileSync(file, JSON.stringify(login));
  const { exitCode, stdout, stderr } = await execa(process.execPath, [PROGRAM, ...args], {
    cwd: studio.folder.directory,
    input: "",
    env: {
      ...studio.environment,
      ...keys,
      FIRESTORE_EMULATOR_HOST: "",
      FIREBASE_AUTH_EMULATOR_HOST: "",
      GOOGLE_APPLICATION_CREDENTIALS: file,
      HTTPS_PROXY: "http://127.0.0.1:9",
    },
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

const NO_LOGIN = "there are no valid Google credentials; run: gcloud auth application-default login";
const LOGIN = { type: "authorized_user", client_id: "id", client_secret: "s", refresh_token: "t" };

const COMMANDS = [
  ["problems"],
  ["problems", "settle", "123", "--note", "refunded"],
  ["refund", "123", "--reason", "bought twice"],
  ["audit", "--from", "2026-03-01", "--to", "2026-03-02"],
];

test.each(COMMANDS.map((args) => [args]))("%j without a login fails with a document", async (args) => {
  const { exitCode, stdout, stderr } = await run([...args, "--json"], {});
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ ok: false, error: NO_LOGIN });
  expect(stderr.trim()).toBe(`failed: ${NO_LOGIN}`);
});

test.each([
  [["refund", "123", "--reason", "bought twice"], "XSOLLA_MERCHANT_API_KEY is not set"],
  [["audit", "--from", "2026-03-01", "--to", "2026-03-02"], "XSOLLA_API_KEY is not set"],
])("%j names a missing key of Xsolla before the login", async (args, message) => {
  const { exitCode, stderr } = await run(args, {}, { XSOLLA_API_KEY: "", XSOLLA_MERCHANT_API_KEY: "" });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`failed: ${message}`);
});

test("replay without a login fails, and its last line says why", async () => {
  const { exitCode, stderr } = await run(["replay"], {});
  expect(exitCode).toBe(1);
  expect(stderr.trim()).toBe(`failed: ${NO_LOGIN}`);
});

test("a login that Google cannot check is not called missing", async () => {
  const { exitCode, stderr } = await run(["problems"], LOGIN);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/failed: https:\/\/oauth2\.googleapis\.com does not answer/);
});

test("a project in the emulators needs no login", async () => {
  const { exitCode, stderr } = await run(["problems", "--project", "demo-game"], {});
  expect(exitCode).toBe(1);
  expect(stderr).toContain("start the emulators with npx firebase emulators:start");
});
