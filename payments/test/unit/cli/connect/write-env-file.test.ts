import { expect, test } from "vitest";
import { changeEnv } from "../../../../src/cli/connect/write-env-file.ts";

test.each([
  ["", "A=1\n"],
  ["# note\nB=2\n", "# note\nB=2\nA=1\n"],
  ["A=0\nB=2", "A=1\nB=2\n"],
  ["A=0\nAB=3\nexport A = 7\n", "A=0\nAB=3\nA=1\n"],
])("the variable in %j gets its value, and the other lines stay", (text, expected) => {
  expect(changeEnv(text, { A: "1" })).toBe(expected);
});
