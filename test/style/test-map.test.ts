// test/README.md says where each promise is tested, and unit tests stand where the library has what they test.
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { filesOf, ROOT, textOf } from "./repository.ts";

const map = textOf("test/README.md");

/** The first level below a folder: folders with a slash, and test files. */
const roomsOf = (folder: string) =>
  new Set(
    filesOf(`${folder}/**/*.test.ts`).map((path) => {
      const [room = "", ...rest] = path.slice(folder.length + 1).split("/");
      return `${folder}/${room}${rest.length > 0 ? "/" : ""}`;
    }),
  );

test.each([...roomsOf("test/from-outside"), ...roomsOf("payments/test/in-process")])(
  "test/README.md says which promise %s proves",
  (room) => {
    expect(map).toContain(`\`${room}\``);
  },
);

test("every folder of tests is in test/README.md", () => {
  const folders = filesOf("test/**/*.test.ts").map((path) => path.split("/").slice(0, 2).join("/"));
  const missing = [...new Set(folders)].filter((folder) => !map.includes(`\`${folder}/`));
  expect(missing).toEqual([]);
});

test("a folder of unit tests has the name of a room of the library", () => {
  const folders = filesOf("payments/test/unit/**/*.test.ts").map((path) =>
    dirname(path).slice("payments/test/unit".length + 1),
  );
  const others = [...new Set(folders)].filter((folder) => !existsSync(join(ROOT, "payments/src", folder)));
  expect(others).toEqual(["properties"]);
});

test("a unit test that is named after a file of the library is in the folder of that file", () => {
  const sources = filesOf("payments/src/**/*.ts").map((path) => path.slice("payments/src/".length));
  const tests = filesOf("payments/test/unit/**/*.test.ts").map((path) =>
    path.slice("payments/test/unit/".length).replace(/\.test\.ts$/, ".ts"),
  );
  const named = tests.filter((path) => sources.some((source) => basename(source) === basename(path)));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !sources.includes(path))).toEqual([]);
});
