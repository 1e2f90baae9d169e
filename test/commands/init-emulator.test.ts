// `init` starts a Firestore emulator to test rules. Here a program stands in for it, whose starts fail.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { expect, onTestFinished, test } from "vitest";
import { PROGRAM } from "../support/program.ts";

/** Ends as the real one does at a taken port, as often as it is told to. Then it refuses what rules decide about. */
const EMULATOR = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
appendFileSync(process.env.STARTS, "x");
if (readFileSync(process.env.STARTS).length <= Number(process.env.FAILURES)) {
  console.error("java.net.BindException: Address already in use");
  process.exit(1);
}
const port = process.argv.find((one) => one.startsWith("--port=")).slice(7);
require("node:http").createServer((request, response) => {
  const isAllowed = request.url === "/" || request.url.includes("/emulator/") || request.headers.authorization === "Bearer owner";
  response.writeHead(isAllowed ? 200 : 403).end(request.url === "/" ? "Ok" : "{}");
}).listen(Number(port), "127.0.0.1");
`;
/** Keeps firebase-tools from being used. */
const JAVA = `#!/bin/sh\necho 'openjdk version "17.0.1"' >&2\n`;

async function runInit({ failures, port = 9 }: { failures: number; port?: number }) {
  const folder = mkdtempSync(join(tmpdir(), "init-emulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };
  program("java", JAVA);
  const emulator = program("emulator.js", EMULATOR);
  const config = { firestore: { rules: "firestore.rules" }, emulators: { firestore: { port } } };
  writeFileSync(join(folder, "firebase.json"), JSON.stringify(config));
  writeFileSync(join(folder, "firestore.rules"), "");
  const starts = join(folder, "starts");
  const { exitCode, stdout, stderr } = await execa(process.execPath, [PROGRAM, "init", "--json"], {
    cwd: folder,
    reject: false,
    env: {
      PATH: [folder, process.env.PATH].join(delimiter),
      FIRESTORE_EMULATOR_HOST: "",
      FIRESTORE_EMULATOR_BINARY_PATH: emulator,
      STARTS: starts,
      FAILURES: String(failures),
    },
  });
  return {
    exitCode,
    stderr,
    ...JSON.parse(stdout),
    starts: existsSync(starts) ? readFileSync(starts, "utf8").length : 0,
  };
}

test("an emulator that finds its port taken is started again", async () => {
  const { exitCode, ok, rulesNotTested, starts } = await runInit({ failures: 2 });
  expect({ exitCode, ok, rulesNotTested, starts }).toEqual({ exitCode: 0, ok: true, starts: 3 });
});

test("an emulator that never starts is reported with its last words", async () => {
  const { exitCode, ok, stderr, starts } = await runInit({ failures: 9 });
  expect({ exitCode, ok, starts }).toEqual({ exitCode: 1, ok: false, starts: 3 });
  expect(stderr).toMatch(
    /the rules were not tested: the Firestore emulator exited with code 1\n.*Address already/,
  );
});

test("a program that never answers at the emulator's address does not stop init", async () => {
  const silent = createServer();
  onTestFinished(() => void silent.close());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { exitCode, starts } = await runInit({ failures: 0, port: address.port });
  expect({ exitCode, starts }).toEqual({ exitCode: 0, starts: 1 });
});
