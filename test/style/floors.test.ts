// Imports point down the floors of docs/ARCHITECTURE.md. Types may be imported from any floor.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { proseOf } from "./repository.ts";

/** The rows of the table "The floors" in docs/ARCHITECTURE.md, each with its rooms. */
const FLOORS = proseOf("docs/ARCHITECTURE.md")
  .map(({ line }) => line)
  .join("\n")
  .replace(/^.*## The floors(.*?)## .*$/s, "$1")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, room = ""]) => room));

/** Floor of the files that are not on the list. They use libraries only, and every floor may use them. */
const GROUND = FLOORS.length;

const root = new URL("../../payments/src/", import.meta.url);
const files = globSync("**/*.ts", { cwd: root });

const floorOf = (file: string) => {
  const [room = ""] = file.split("/");
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  return floor < 0 ? GROUND : floor;
};

const importsOf = (file: string) =>
  [
    ...readFileSync(new URL(file, root), "utf8").matchAll(
      /^(?:import|export) (?!type )[^;]*? from "(\.[^"]+)"/gms,
    ),
  ].map(([, path = ""]) => normalize(join(dirname(file), path)));

const roomOf = (file: string) => file.split("/")[0];

test("each floor of the architecture is there", () => {
  expect(FLOORS.length).toBeGreaterThan(15);
  expect(FLOORS.flat().filter((room) => !existsSync(new URL(room, root)))).toEqual([]);
});

test("no file imports from a floor above, or from another room of its floor", () => {
  const arrows = files.flatMap((from) => importsOf(from).map((to) => ({ from, to })));
  expect(arrows.length).toBeGreaterThan(150);
  const wrong = arrows.filter(
    ({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) <= floorOf(from) && floorOf(from) !== GROUND,
  );
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("files outside the list import nothing from the list", () => {
  const wrong = files
    .filter((file) => floorOf(file) === GROUND)
    .flatMap((from) => importsOf(from).map((to) => ({ from, to })))
    .filter(({ to }) => floorOf(to) !== GROUND);
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});
