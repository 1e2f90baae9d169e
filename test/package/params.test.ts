// Parameters in a deployment without a terminal, such as in CI. Runs firebase-tools' own code for them.
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { z } from "zod";
import { discover, writeFolder } from "./host.ts";

const require = createRequire(import.meta.url);
const tools = z
  .object({
    resolveParams: z.custom<(options: object) => Promise<unknown>>(),
    ParamValue: z.custom<Constructor>(),
  })
  .parse(require("firebase-tools/lib/deploy/functions/params"));
type Constructor = new (value: string, internal: boolean, types: object) => unknown;

const host = writeFolder("hosts/params", {
  "package.json": { main: "index.js" },
  "index.js": 'module.exports = require("xsolla-firebase-payments").xsollaPayments();',
});

async function resolve(values: Record<string, string>): Promise<unknown> {
  const { found } = await discover(host);
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    new tools.ParamValue(value, false, { string: true, boolean: true, number: true }),
  ]);
  return tools.resolveParams({
    params: found.params,
    firebaseConfig: { projectId: "demo-studio" },
    userEnvs: Object.fromEntries(entries),
    codebase: "xsolla",
    nonInteractive: true,
    // Skips the secrets, which need Secret Manager.
    isEmulator: true,
  });
}

test("a deployment needs only the two parameters that init writes", async () => {
  await expect(resolve({ XSOLLA_PROJECT_ID: "101", XSOLLA_SANDBOX: "true" })).resolves.toBeDefined();
});

test("the error names the parameters without a value", async () => {
  await expect(resolve({})).rejects.toThrow(/no value for .*: XSOLLA_PROJECT_ID, XSOLLA_SANDBOX/);
});
