// Who may import whom, between the folders of the repository. Within the library: test/style/floors.test.ts.
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** Folders that deployed or published code must not depend on, and the other way round for the simulator. */
const FORBIDDEN: Record<string, string[]> = {
  "payments/src": ["functions", "simulator", "stack", "scripts", "test", "bench", "storefront"],
  "functions/src": ["payments", "simulator", "stack", "scripts", "test", "bench", "storefront"],
  simulator: ["payments", "functions", "stack", "scripts", "test", "bench", "storefront"],
  "storefront/src": ["payments", "functions", "simulator", "stack", "scripts", "test", "bench"],
  stack: ["payments/src/webhook", "payments/src/orders", "scripts", "test", "bench"],
};

const importsOf = (path: string): string[] =>
  [...textOf(path).matchAll(/(?:from|import\(?) ?"(\.[^"]+)"/g)].map(([, to = ""]) =>
    normalize(join(dirname(path), to)).replaceAll("\\", "/"),
  );

test.each(Object.entries(FORBIDDEN))("%s imports nothing from %j", (folder, others) => {
  const arrows = filesOf(`${folder}/**/*.{ts,js,mjs}`).flatMap((from) =>
    importsOf(from).map((to) => ({ from, to })),
  );
  expect(arrows.length).toBeGreaterThan(0);
  const wrong = arrows.filter(({ to }) => others.some((other) => to.startsWith(`${other}/`)));
  expect(wrong).toEqual([]);
});

test("the simulator names no package of this repository", () => {
  const naming = filesOf("simulator/**/*.ts").filter((path) =>
    textOf(path).includes("xsolla-firebase-payments"),
  );
  expect(naming).toEqual([]);
});

test("each room of the library is in the architecture", () => {
  const rooms = new Set(
    filesOf("payments/src/**/*.ts").flatMap((path) => {
      const [room = "", ...rest] = path.replace("payments/src/", "").split("/");
      return rest.length > 0 ? [room] : [];
    }),
  );
  const architecture = textOf("docs/ARCHITECTURE.md");
  expect([...rooms].filter((room) => !architecture.includes(`\`${room}\``))).toEqual([]);
});

// The bundle turns a package that is CommonJS into a module with a default export alone, if import() loads it.
test("deployed code loads no package with import(), except through a file of its own", () => {
  const deployed = filesOf("{payments,functions}/src/**/*.ts").filter(
    (path) => !path.startsWith("payments/src/cli/"),
  );
  const lazy = deployed.flatMap((path) =>
    [...textOf(path).matchAll(/\bimport\("([^"]+)"\)/g)].map(([, to = ""]) => ({ path, to })),
  );
  expect(lazy.length).toBeGreaterThan(10);
  expect(lazy.filter(({ to }) => !to.startsWith("."))).toEqual([]);
});
