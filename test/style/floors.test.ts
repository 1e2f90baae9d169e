// Imports point down this list of floors. Types may be imported from any floor.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const FLOORS = [
  ["root.ts", "cli"],
  ["index.ts"],
  ["xsolla-payments.ts"],
  ["operations"],
  ["problems"],
  ["spending", "web-shop"],
  ["payment-token", "order-status", "webhook", "sweep", "audit", "players"],
  ["lookup"],
  ["users"],
  ["order-store", "subscriptions"],
  ["callable"],
  ["firestore"],
  ["firebase"],
  ["backend.ts"],
  ["config"],
  ["log-failure.ts"],
  ["failure.ts"],
  ["xsolla"],
  ["options.ts", "orders"],
];

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
