import { expect, test } from "vitest";
import { parseJavaMajor } from "../../../../src/cli/firestore-emulator/find-java-major.ts";

test.each([
  ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6)', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_292"\nJava(TM) SE Runtime Environment', 8],
  ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25-ea" 2025-09-16', 25],
  ["bash: java: command not found", undefined],
  ["", undefined],
])("the major version in %j is %s", (output, major) => {
  expect(parseJavaMajor(output)).toBe(major);
});
