// Each row is one fault, in a set-up that is correct otherwise.
import { beforeAll, describe, expect, test } from "vitest";
import { CHECKS } from "../../../payments/src/cli/doctor/checks.ts";
import { useStudio } from "../../support/healthy-studio.ts";
import type { Fault, Faults } from "./fault.ts";
import { filesFaults } from "./faults/files-faults.ts";
import { functionsFaults } from "./faults/functions-faults.ts";
import { gameFaults } from "./faults/game-faults.ts";
import { googleFirestoreFaults } from "./faults/google-firestore-faults.ts";
import { googleFunctionsFaults } from "./faults/google-functions-faults.ts";
import { googleProjectFaults } from "./faults/google-project-faults.ts";
import { webhookSettingsFaults } from "./faults/webhook-settings-faults.ts";
import { xsollaFaults } from "./faults/xsolla-faults.ts";

/** Checks that cannot run here: the host's own Firestore client does not use the stand-in. */
const NOT_HERE = ["waiting"];

const studio = await useStudio();

const ROWS: Faults = Object.assign(
  {},
  ...[
    filesFaults,
    xsollaFaults,
    webhookSettingsFaults,
    functionsFaults,
    googleProjectFaults,
    googleFirestoreFaults,
    googleFunctionsFaults,
    gameFaults,
  ].map((faultsOf) => faultsOf(studio)),
);

let healthy: Map<string, string>;
beforeAll(async () => {
  await studio.heal();
  healthy = new Map([...(await studio.diagnose())].map(([id, { status }]) => [id, status]));
});

test("a healthy set-up is green", () => {
  const notGood = [...healthy].filter(([, status]) => status !== "ok");
  expect(notGood.map(([id]) => id)).toEqual(NOT_HERE);
});

describe("each fault is found, and nothing else changes", () => {
  const rows = Object.entries(ROWS).flatMap(([id, found]) =>
    found.map((row): [string, string, Fault] => [id, row.what, row]),
  );
  test.each(rows)("%s: %s", async (id, _what, { seed, says, skips = [] }) => {
    await seed();
    const reports = await studio.diagnose();
    const report = reports.get(id);
    const severity = CHECKS.find((check) => check.id === id)?.severity;
    expect(report).toMatchObject({
      status: severity,
      message: typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says),
      fix: expect.stringMatching(/\S/),
    });
    const expected = new Map(healthy);
    for (const skipped of skips) expected.set(skipped, "skipped");
    expected.set(id, severity ?? "");
    expect(Object.fromEntries([...reports].map(([key, { status }]) => [key, status]))).toEqual(
      Object.fromEntries(expected),
    );
  });
});

test("every check has a row here, but for what only the emulators show", () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...Object.keys(ROWS), ...NOT_HERE].sort()).toEqual([...ids].sort());
  expect(CHECKS.flatMap(({ needs = [] }) => needs).filter((id) => !ids.includes(id))).toEqual([]);
});
