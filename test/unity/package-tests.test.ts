// The package's own tests, which a studio runs in Unity's Test Runner, must pass on the stand-ins too.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, filesOf, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

test("the tests that the package contains pass", async () => {
  const program = await compile("exe", [
    ...PACKAGE.client,
    ...PACKAGE.tests,
    ...STAND_INS.unity,
    ...STAND_INS.nunit,
    "test/unity/test-runner/*.cs",
  ]);
  const output = await play(program, [], {});
  const source = filesOf(PACKAGE.tests).map((file) => readFileSync(file, "utf8"));
  const written = source.join("\n").match(/\[(Unity)?Test\]/g) ?? [];
  expect(valuesOf(output, "failed")).toEqual([]);
  expect(valuesOf(output, "passed")).toHaveLength(written.length);
  expect(valuesOf(output, "console")).toEqual([]);
});
