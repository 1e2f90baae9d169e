// The sample as a player uses it, against the emulators and the simulator.

import { afterEach, beforeAll, expect, test } from "vitest";
import { originOf } from "../../stack/settings/project.ts";
import { stack } from "../support/client.ts";
import { CODEBASES } from "../support/codebases.ts";
import { control, forgetRequests, requestsTo } from "../support/xsolla.ts";
import { compile, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

let program = "";
beforeAll(async () => {
  const files = [...PACKAGE.client, ...PACKAGE.sample, ...STAND_INS.unity, "test/unity/sample/*.cs"];
  program = await compile("exe", files, { defines: ["ENABLE_LEGACY_INPUT_MANAGER"] });
});

afterEach(() => control("DELETE", "/faults"));

/** Plays a scenario of test/unity/sample/Program.cs. Returns its output lines by name. */
async function run(scenario: string): Promise<(name: string) => unknown[]> {
  const { emulators, projectId } = stack.project;
  const output = await play(program, [scenario], {
    GAME_PROJECT: projectId,
    GAME_REGION: CODEBASES.sandbox.region,
    GAME_AUTH: originOf(emulators.auth),
    GAME_FUNCTIONS: originOf(emulators.functions),
    GAME_FIRESTORE: originOf(emulators.firestore),
    GAME_SIMULATOR: stack.simulator,
    GAME_XSOLLA_PROJECT: String(stack.xsollaProjectId),
  });
  return (name) => valuesOf(output, name);
}

test("a guest buys what the catalogue shows, sees it in the inventory, and loses it by a refund", async () => {
  const output = await run("buy");
  expect(output("unpaid")).toContain("10.99 USD");
  expect(output("second-click")).toEqual(["False"]);
  expect(output("paid")).toContainEqual(expect.stringMatching(/^Order \d+: done, the items are yours$/));
  expect(output("console")).toEqual([]);
});

test("a refusal is shown to the player, and the console has no token", async () => {
  const body = { statusCode: 422, errorCode: 1460, errorMessage: "[0401-1460]: limit" };
  await control("POST", "/faults", { on: "token", kind: "status", status: 422, body });
  const output = await run("refusal");
  expect(output("not-for-sale")).toEqual(["False"]);
  expect(output("console")).toEqual([expect.stringMatching(/^FAILED_PRECONDITION order-refused: /)]);
});

test("accounts are registered once, with the right password", async () => {
  const output = await run("accounts");
  expect(output("console")).toHaveLength(3);
});

test("a payment while the game was closed is shown to its player at the next start", async () => {
  const output = await run("restart");
  expect(output("again")).toContainEqual(expect.stringMatching(/^Order \d+: done, the items are yours$/));
  expect(output("console")).toEqual([]);
});

test("a guest who closes the game for the browser finds the payment", async () => {
  const output = await run("guest-restart");
  expect(output("again")).toContainEqual(expect.stringMatching(/^Order \d+: done, the items are yours$/));
  expect(output("console")).toEqual([]);
});

test("a second press does nothing until the first has ended, whichever button it hits", async () => {
  await forgetRequests();
  const output = await run("twice");
  // Components that the sign-out left behind.
  expect(output("components")).toEqual(["0"]);
  expect(await requestsTo("/admin/payment/token")).toHaveLength(1);
  expect(output("console")).toEqual([]);
});

test("a page that is hidden during a sign-in is signed in, and takes the next press", async () => {
  expect((await run("hidden"))("console")).toEqual([]);
});

test("a missing catalogue is reported", async () => {
  const output = await run("no-catalogue");
  expect(output("console")).toEqual([]);
});
