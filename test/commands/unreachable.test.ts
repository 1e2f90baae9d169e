// A server that gives no answer: the command names it, and the likely cause.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, expect, test } from "vitest";
import { useStudio } from "../support/healthy-studio.ts";
import { PROGRAM } from "../support/program.ts";
import { makeStudioFolder } from "../support/studio-folder.ts";

/** No name server knows a host of this domain (RFC 6761). */
const UNKNOWN_HOST = "https://store.invalid";
const NO_NAME = /^https:\/\/store\.invalid does not answer \((ENOTFOUND|EAI_AGAIN)\): .*internet/;
/** Nothing listens there. */
const NOWHERE = "http://127.0.0.1:9";
const REFUSED = /^http:\/\/127\.0\.0\.1:9 does not answer \(ECONNREFUSED\): nothing listens there/;
const HINT = "demo-game exists in the emulators only: to use the simulator, set XSOLLA_STORE_URL=";

const studio = await useStudio();

const demo = makeStudioFolder("demo-game");
demo.write("functions/.env.demo-game", "XSOLLA_PROJECT_ID=101\n");
demo.write("functions/.secret.local", "XSOLLA_API_KEY=local-api-key\nXSOLLA_WEBHOOK_SECRET=local-secret\n");
afterAll(() => demo.remove());

async function run(directory: string, args: string[], env: Record<string, string>) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [PROGRAM, ...args, "--json"], {
    cwd: directory,
    input: "",
    env: { FIRESTORE_EMULATOR_HOST: "", FIREBASE_AUTH_EMULATOR_HOST: "", ...env },
    reject: false,
  });
  return { exitCode, stderr, document: JSON.parse(stdout) };
}
const inDemo = (command: string[], store: string) =>
  run(demo.directory, command, { XSOLLA_STORE_URL: store });
const inStudio = (command: string[], env: Record<string, string>) =>
  run(studio.folder.directory, command, { ...studio.environment, ...env });

const CHECK = ["doctor", "--only", "api-key"];

test("connect on a demo project that cannot reach Xsolla names the variable for the simulator", async () => {
  const { exitCode, stderr, document } = await inDemo(["connect"], UNKNOWN_HOST);
  expect(exitCode).toBe(1);
  const [{ message }] = document.steps;
  expect(document).toEqual({ steps: [{ id: "api-key", status: "failed", message }], ok: false });
  expect(message).toMatch(NO_NAME);
  expect(message).toContain(HINT);
  expect(stderr.trimEnd().endsWith(`failed: ${message}`)).toBe(true);
});

test("connect on a demo project whose simulator is not running says so", async () => {
  const { exitCode, document } = await inDemo(["connect"], NOWHERE);
  expect(exitCode).toBe(1);
  const [{ message }] = document.steps;
  expect(message).toMatch(REFUSED);
  expect(message).not.toContain(HINT);
});

test("connect on a real project does not speak of the simulator", async () => {
  const page = "https://publisher.xsolla.com/202/projects/101";
  const { exitCode, document } = await inStudio(["connect", "--xsolla", page], {
    XSOLLA_API_KEY: "key",
    XSOLLA_STORE_URL: UNKNOWN_HOST,
  });
  expect(exitCode).toBe(1);
  const [{ message }] = document.steps;
  expect(message).toMatch(NO_NAME);
  expect(message).not.toContain("simulator");
});

test("doctor skips a check that cannot reach Xsolla, with the same words", async () => {
  const found = await inDemo(CHECK, UNKNOWN_HOST);
  const [{ message }] = found.document.checks;
  expect(found.document.checks).toEqual([{ id: "api-key", status: "skipped", message }]);
  expect(message).toMatch(NO_NAME);
  expect(message).toContain(HINT);
  const [local] = (await inDemo(CHECK, NOWHERE)).document.checks;
  expect(local.message).toMatch(REFUSED);
});

test("Google's token server is named, and not mistaken for missing credentials", async () => {
  const file = join(studio.folder.directory, "credentials.json");
  const login = { type: "authorized_user", client_id: "id", client_secret: "s", refresh_token: "t" };
  writeFileSync(file, JSON.stringify(login));
  const env = { GOOGLE_API_URL: "", GOOGLE_APPLICATION_CREDENTIALS: file, HTTPS_PROXY: NOWHERE };
  const [check] = (await inStudio(["doctor", "--only", "billing"], env)).document.checks;
  expect(check.message).toMatch(/^https:\/\/oauth2\.googleapis\.com does not answer \(ECONNREFUSED\)/);

  writeFileSync(file, "{}");
  const [without] = (await inStudio(["doctor", "--only", "billing"], env)).document.checks;
  expect(without.message).toContain("there are no valid Google credentials; run: gcloud auth");
});
