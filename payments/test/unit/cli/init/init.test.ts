// The pure parts of `init`. The command itself is tested in test/package/init/.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { editJson } from "../../../../src/cli/init/edit-json.ts";
import { addCodebase } from "../../../../src/cli/init/firebase-json/add-codebase.ts";
import { mergeIndexes } from "../../../../src/cli/init/firebase-json/merge-indexes.ts";
import { PLACES } from "../../../../src/cli/init/rules/expectations.ts";
import { findAllowingLine, withConditions } from "../../../../src/cli/init/rules/find-allowing-line.ts";
import { parseJsonFile } from "../../../../src/cli/read-json.ts";

describe("editing a studio's JSON", () => {
  test.each([
    ["two spaces", '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "b": [\n    2\n  ]\n}\n'],
    ["tabs", '{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n'],
    [
      "lines that end as on Windows",
      '{\r\n  "a": 1\r\n}\r\n',
      '{\r\n  "a": 1,\r\n  "b": [\r\n    2\r\n  ]\r\n}\r\n',
    ],
    ["a comment", '{\n  // why\n  "a": 1\n}\n', '{\n  // why\n  "a": 1,\n  "b": [\n    2\n  ]\n}\n'],
  ])("keeps %s", (_name, before, after) => {
    expect(editJson(before, ["b"], [2])).toBe(after);
  });

  test("a file that is not JSON is named with the line of the fault", () => {
    expect(() => parseJsonFile("firebase.json", '{\n  "a": 1\n  "b": 2\n}')).toThrow(
      /firebase\.json is not JSON: CommaExpected in line 3/,
    );
  });

  test.each(["xsolla", "./xsolla", "xsolla/"])(
    "a codebase in %s is recognized as the existing one",
    (source) => {
      const config = { functions: [{ source, codebase: "renamed" }] };
      const text = JSON.stringify(config);
      expect(addCodebase(text, config)).toBe(text);
    },
  );
});

describe("merging indexes", () => {
  const ours = readFileSync(new URL("../../../../../firestore.indexes.json", import.meta.url), "utf8");
  const own = { collectionGroup: "scores", queryScope: "COLLECTION", fields: [] };
  const merged = mergeIndexes(
    "x.json",
    JSON.stringify({ indexes: [own], fieldOverrides: [] }, null, 2),
    ours,
  );

  test("keeps the studio's and adds the library's", () => {
    const { indexes, fieldOverrides } = JSON.parse(merged);
    expect(indexes).toEqual([own, ...JSON.parse(ours).indexes]);
    expect(fieldOverrides).toEqual(JSON.parse(ours).fieldOverrides);
  });

  test("changes nothing the second time, in any order of the indexes", () => {
    expect(mergeIndexes("x.json", merged, ours)).toBe(merged);
    const content = JSON.parse(merged);
    const turned = JSON.stringify({ ...content, indexes: content.indexes.reverse() });
    expect(mergeIndexes("x.json", turned, ours)).toBe(turned);
  });

  const old = { collectionGroup: "xsollaOld", queryScope: "COLLECTION", fields: [] };
  const other = { collectionGroup: "games", queryScope: "COLLECTION", fields: [] };
  test.each([
    ["on one line", 0],
    ["with indentation", 2],
  ])("replaces what an older version of the library had, in a file %s", (_name, indent) => {
    for (const indexes of [
      [own, old],
      [old, own],
      [old, own, old, other, old],
      [old, old, own],
      [own, old, old],
      [old, old],
      [old],
    ]) {
      const before = JSON.stringify({ indexes, fieldOverrides: [] }, null, indent);
      const after = mergeIndexes("x.json", before, ours);
      const kept = indexes.filter((index) => index !== old);
      expect(JSON.parse(after), before).toEqual({
        indexes: [...kept, ...JSON.parse(ours).indexes],
        fieldOverrides: JSON.parse(ours).fieldOverrides,
      });
      expect(mergeIndexes("x.json", after, ours)).toBe(after);
    }
  });

  test("keeps the comments of a file in which it replaces indexes", () => {
    const before = `{\n  "indexes": [\n    // for the list of games\n    ${JSON.stringify(other)},\n    ${JSON.stringify(old)}\n  ]\n}\n`;
    expect(mergeIndexes("x.json", before, ours)).toContain("// for the list of games");
  });

  test("an indexes file that is not valid is named", () => {
    expect(() => mergeIndexes("x.json", '{"indexes": "none"}', ours)).toThrow(/x\.json/);
  });
});

describe("the line that allows a request", () => {
  const rules = withConditions(
    "match /a/{b} {\n  allow read;\n  allow create, update: if true;\n  allow delete: if f();\n}",
  );

  test("every allow statement has a condition that the report shows", () => {
    expect(rules.split("\n").slice(1, 4)).toEqual([
      "  allow read: if request.time != null;",
      "  allow create, update: if request.time != null;",
      "  allow delete: if f();",
    ]);
  });

  test("the statement whose condition was true", () => {
    const at = (condition: string, value: boolean) => ({
      sourcePosition: { currentOffset: rules.lastIndexOf(condition) },
      values: [{ value: { boolValue: value } }],
    });
    const report = [at("f()", false), at("request.time", true)];
    expect(findAllowingLine(rules, { report })).toBe(3);
    expect(findAllowingLine(rules, { report: [at("f()", true)] })).toBe(4);
    expect(findAllowingLine(rules, { report: [at("f()", false)] })).toBeUndefined();
    expect(findAllowingLine(rules, {})).toBeUndefined();
  });
});

test("rules are tested for every collection of the library", () => {
  const source = readFileSync(new URL("../../../../src/firestore/paths.ts", import.meta.url), "utf8");
  const collections = [...source.matchAll(/"(xsolla\w+)"/g)].map(([, name]) => name);
  expect(collections.length).toBeGreaterThan(7);
  for (const name of collections) expect(PLACES.some(({ path }) => path.includes(`${name}/`))).toBe(true);
});
