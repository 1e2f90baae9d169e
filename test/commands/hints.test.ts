// A hint names a command as its user has called it: by npx in a studio's project, by the npm script in a clone.
import { join } from "node:path";
import { execa } from "execa";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { useStudio } from "../support/healthy-studio.ts";
import { PROGRAM } from "../support/program.ts";

const studio = await useStudio();
beforeEach(() => studio.control("DELETE", "/webhook-settings"));

const report = z.object({ checks: z.array(z.object({ fix: z.string() })) });

async function run(args: string[], env: Record<string, string>, folder = ""): Promise<string> {
  const { stdout } = await execa(process.execPath, [PROGRAM, ...args], {
    cwd: join(studio.folder.directory, folder),
    env: { ...studio.environment, FIRESTORE_EMULATOR_HOST: "", FIREBASE_AUTH_EMULATOR_HOST: "", ...env },
    reject: false,
  });
  return stdout;
}

/** What scripts/run.mjs sets. */
const CLONE = { XSOLLA_PAYMENTS_RUN_BY: "npm" };
const STUDIO = { XSOLLA_PAYMENTS_RUN_BY: "" };

test.each([
  ["npx", STUDIO, "npx xsolla-firebase-payments connect --project real-game"],
  ["an npm script", CLONE, "npm run connect -- --project real-game"],
])("the doctor that %s has started names connect in the same way", async (_name, env, expected) => {
  const { checks } = report.parse(JSON.parse(await run(["doctor", "--json", "--only", "webhook-set"], env)));
  expect(checks[0]?.fix).toBe(expected);
});

test.each([
  [["doctor", "--help"], STUDIO, "npx xsolla-firebase-payments doctor [options]"],
  [["doctor", "--help"], CLONE, "npm run doctor -- [options]"],
  [["problems", "settle", "--help"], STUDIO, "npx xsolla-firebase-payments problems settle [options] <id>"],
  [["problems", "settle", "--help"], CLONE, "npm run problems -- settle [options] <id>"],
  [["--help"], STUDIO, "npx xsolla-firebase-payments [options] [command]"],
])("%j shows its usage in the same way", async (args, env, expected) => {
  expect((await run(args, env)).split("\n")[0]).toBe(`Usage: ${expected}`);
});

test.each([
  [STUDIO, "npx xsolla-firebase-payments init --write"],
  [CLONE, "npm run init -- --write"],
])("init says how to write the files, started with %j", async (env, expected) => {
  // Without rules there is nothing that needs an emulator.
  studio.folder.write("game/firebase.json", "{}");
  expect(await run(["init"], env, "game")).toContain(`To write the files: ${expected}`);
});

test("init from a clone says how to go on in the folder of the project, where the library is not installed", async () => {
  studio.folder.write("game/firebase.json", "{}");
  const printed = await run(["init", "game", "--write"], CLONE);
  expect(printed).toContain("Next, in game:\n  npm i ");
  expect(printed).toContain("to deploy: npx xsolla-firebase-payments connect");
});

test("init where the library is installed does not install it again", async () => {
  studio.folder.write("installed/firebase.json", "{}");
  studio.folder.write("installed/node_modules/xsolla-firebase-payments/package.json", `{"main": "index.js"}`);
  studio.folder.write("installed/node_modules/xsolla-firebase-payments/index.js", "");
  const printed = await run(["init", "--write"], STUDIO, "installed");
  expect(printed).toContain("Next:\n");
  expect(printed).not.toContain("npm i ./xsolla");
  expect(printed).not.toContain("npm i xsolla");
});

test.each([
  ["node_modules/.bin of an npm script", "clone/node_modules/.bin", true],
  ["a folder of global programs", "bin", false],
])("init with firebase-tools in %s", async (_name, folder, isMissing) => {
  studio.folder.write("game/firebase.json", "{}");
  for (const name of ["firebase", "firebase.cmd"]) studio.folder.write(`${folder}/${name}`, "");
  const PATH = join(studio.folder.directory, folder);
  const printed = await run(["init", "game", "--write"], { ...CLONE, PATH });
  expect(printed.includes("npm i --save-dev firebase-tools")).toBe(isMissing);
});

test.each([
  ["game", "npm run init -- game --write"],
  ["my game", 'npm run init -- "my game" --write'],
])("init repeats the folder %j that it was given", async (folder, expected) => {
  studio.folder.write(`${folder}/firebase.json`, "{}");
  expect(await run(["init", folder], CLONE)).toContain(expected);
});
