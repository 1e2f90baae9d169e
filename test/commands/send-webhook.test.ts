import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { expect, onTestFinished, test } from "vitest";
import { Receiver } from "../../simulator/test/receiver.ts";
import { webhookSecretOf } from "../../stack/settings/webhook-secret-of.ts";

const SCRIPT = "scripts/send-webhook.ts";

/** The signature covers the spaces and the line feed, too. */
const BODY = '{ "notification_type": "user_search",  "name": "Zoë" }\n';

/** Its digest was made with sha1sum over BODY and the key. */
const KEY = "doc-example-key";
const SIGNATURE = "Signature 1c3b0dc7423bfb3d8c4092d097d3737a64823cbe";

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "send-webhook-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "body.json"), text);
  return join(folder, "body.json");
}

async function open() {
  const receiver = new Receiver();
  await receiver.start();
  const flags = ["--url", receiver.url, "--secret", KEY];
  return { receiver, flags };
}

test("signs a file, sends it unchanged, and shows the answer", async () => {
  const { receiver, flags } = await open();
  const { stdout } = await execa(process.execPath, [SCRIPT, fileWith(BODY), ...flags]);
  expect(receiver.received).toMatchObject([{ raw: BODY, authorization: SIGNATURE }]);
  expect(stdout).toMatch(/^204 in \d+ ms$/);
});

test.each([
  [204, [], 0, ""],
  [400, [], 0, ""],
  [400, ["--expect", "400"], 0, ""],
  [204, ["--expect", "400"], 1, "the webhook answers 204, but --expect is 400"],
  [500, ["--expect", "400"], 1, "the webhook answers 500, but --expect is 400"],
  [204, ["--expect", "soon"], 1, "It must be an HTTP status"],
])("an answer of %i with %j ends the command with %i", async (status, args, expected, message) => {
  const { receiver, flags } = await open();
  receiver.answers.user_search = [status];
  const run = [SCRIPT, fileWith(BODY), ...flags, ...args];
  const { exitCode, stderr } = await execa(process.execPath, run, { reject: false });
  expect(exitCode).toBe(expected);
  expect(stderr).toContain(message);
});

test("reads a body from the standard input", async () => {
  const { receiver, flags } = await open();
  await execa(process.execPath, [SCRIPT, "-", ...flags], { input: BODY });
  expect(receiver.received).toMatchObject([{ raw: BODY, authorization: SIGNATURE }]);
});

test("without functions the error says what to start", async () => {
  const { exitCode, stderr } = await execa(
    process.execPath,
    [SCRIPT, fileWith(BODY), "--url", "http://127.0.0.1:1/webhook", "--secret", KEY],
    { reject: false },
  );
  expect(exitCode).toBe(1);
  expect(stderr).toContain("nothing answers at http://127.0.0.1:1/webhook");
  expect(stderr).toContain("npm start");
});

test("a file that does not exist is named", async () => {
  const { flags, receiver } = await open();
  const run = [SCRIPT, "no-such-body.json", ...flags];
  const { exitCode, stderr } = await execa(process.execPath, run, { reject: false });
  expect(exitCode).toBe(1);
  expect(stderr.trim()).toBe("failed: there is no readable file no-such-body.json");
  expect(receiver.received).toEqual([]);
});

test("the first of several keys signs", () => {
  expect(webhookSecretOf({ secrets: { XSOLLA_WEBHOOK_SECRET: "new-key, old-key" } })).toBe("new-key");
  expect(() => webhookSecretOf({ secrets: {} })).toThrow("functions/.secret.local");
});
