// The rooms of a folder import each other in one direction only, so each can be read without those above it. Within the
// library the order is written down: floors.test.ts. Between the folders of the repository: borders.test.ts.
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** Imports at run time. Those of types may go in circles. */
const IMPORT = /^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)"|import\("(\.[^"]+)"\)/gms;

const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(IMPORT)].map(([, written, loaded]) =>
    normalize(join(dirname(file), written ?? loaded ?? "")).replaceAll("\\", "/"),
  );

/** Lists what each room of a folder imports: a room is a folder or a file in it. */
function roomsOf(house: string): Map<string, Set<string>> {
  const roomOf = (file: string) => file.slice(house.length + 1).split("/")[0] ?? "";
  const rooms = new Map<string, Set<string>>();
  for (const file of filesOf(`${house}/**/*.ts`)) {
    const inside = importsOf(file).filter((to) => to.startsWith(`${house}/`));
    const others = inside.map(roomOf).filter((to) => to !== roomOf(file));
    rooms.set(roomOf(file), new Set([...(rooms.get(roomOf(file)) ?? []), ...others]));
  }
  return rooms;
}

/** Removes rooms that import none of the remaining ones, until only circles are left. */
function circlesIn(rooms: Map<string, Set<string>>): string[] {
  const left = new Map(rooms);
  for (;;) {
    const free = [...left].filter(([, imports]) => ![...imports].some((to) => left.has(to)));
    if (free.length === 0) return [...left].map(([room, imports]) => `${room} → ${[...imports].join(", ")}`);
    for (const [room] of free) left.delete(room);
  }
}

test.each(["simulator/src", "stack", "scripts", "storefront/src", "test", "payments/test", "bench"])(
  "the rooms of %s form no circle",
  (house) => {
    const rooms = roomsOf(house);
    expect(rooms.size).toBeGreaterThan(2);
    expect(circlesIn(rooms)).toEqual([]);
  },
);

test("a circle is found", () => {
  const rooms = { a: ["b"], b: ["c"], c: ["b"], d: [] };
  const found = circlesIn(new Map(Object.entries(rooms).map(([room, imports]) => [room, new Set(imports)])));
  expect(found).toEqual(["a → b", "b → c", "c → b"]);
});
