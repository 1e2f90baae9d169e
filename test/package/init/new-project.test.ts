// `init` on typical projects of studios: what it adds, and what it leaves alone.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { writeFolder } from "../host.ts";
import { init, initJson, readJson, snapshot, useFirestoreEmulator } from "./run-init.ts";
import { SHAPES, STUDIO_INDEXES } from "./shapes.ts";

const { folder: installed } = inject("installed");
useFirestoreEmulator();

describe.each(Object.entries(SHAPES))("a project with %s", (name, shape) => {
  const folder = writeFolder(`shapes/${name}`, shape.files);

  test("is not touched without --write", async () => {
    const before = snapshot(folder);
    const { exitCode, stdout } = await init(folder);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("+++ firebase.json");
    expect(snapshot(folder)).toEqual(before);
  });

  test("gets the codebase and the indexes, and keeps its own", async () => {
    const { exitCode, files, ok } = await initJson(folder, ["--write"]);
    expect({ exitCode, ok }).toEqual({ exitCode: 0, ok: true });
    expect(files).toContainEqual({ path: "firebase.json", change: "update" });
    for (const file of ["package.json", "index.js", "fulfil.js", ".env"])
      expect(files).toContainEqual({ path: `xsolla/${file}`, change: "create" });
    const written = z
      .looseObject({ functions: z.unknown(), firestore: z.unknown() })
      .parse(readJson(folder, "firebase.json"));
    expect(written.functions).toEqual(shape.functions);
    expect(written.firestore).toEqual(shape.firestore);
    const groups = z
      .object({
        indexes: z.array(z.looseObject({ collectionGroup: z.string() })),
        fieldOverrides: z.array(z.looseObject({ collectionGroup: z.string() })),
      })
      .parse(readJson(folder, shape.indexes));
    if (shape.indexes in shape.files) {
      expect(groups.indexes[0]).toEqual(STUDIO_INDEXES.indexes[0]);
      expect(groups.fieldOverrides[0]).toEqual(STUDIO_INDEXES.fieldOverrides[0]);
    }
    expect(groups.indexes.filter(({ collectionGroup }) => collectionGroup === "xsollaOrders")).not.toEqual(
      [],
    );
  });

  test("is not changed by a second run", async () => {
    const before = snapshot(folder);
    const { exitCode, files } = await initJson(folder, ["--write"]);
    expect(exitCode).toBe(0);
    expect(files.filter(({ change }) => change !== "none")).toEqual([]);
    expect(snapshot(folder)).toEqual(before);
  });
});

test("comments and indentation of firebase.json stay", () => {
  const text = readFileSync(
    join(installed, "shapes/comments, and an object without a source/firebase.json"),
    "utf8",
  );
  expect(text).toMatch(/^ {4}\/\/ our functions$/m);
  expect(text).toMatch(/^ {4}"hosting": \{\},? \/\/ no site$|"hosting": \{\},.*/m);
  expect(text).toContain("// no site");
});

test("the codebase contains the tarball, because Cloud Build installs it", () => {
  const folder = join(installed, "shapes/neither functions nor firestore/xsolla");
  const { dependencies, engines } = z
    .object({ dependencies: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) })
    .parse(readJson(folder, "package.json"));
  const file = dependencies["xsolla-firebase-payments"]?.replace("file:", "") ?? "";
  expect(readFileSync(join(folder, file))).toEqual(readFileSync(inject("installed").tarball));
  expect(engines).toEqual({ node: "24" });
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(["firebase-admin", "firebase-functions"]));
});

test("an update of the library changes its version in package.json, and no file of the studio", async () => {
  const folder = writeFolder("updated", {});
  cpSync(join(installed, "shapes/neither functions nor firestore"), folder, { recursive: true });
  const path = join(folder, "xsolla", "package.json");
  const older = readFileSync(path, "utf8").replace(/file:[^"]+/, "^0.1.0");
  writeFolder("updated", {
    "xsolla/package.json": older,
    "xsolla/fulfil.js": "exports.fulfil = () => {}; // ours\n",
    "xsolla/index.js": "// ours\n",
    "xsolla/.env": "XSOLLA_PROJECT_ID=7\n",
  });
  const { files } = await initJson(folder, ["--write"]);
  expect(files.filter(({ change }) => change !== "none")).toEqual([
    { path: "xsolla/package.json", change: "update" },
  ]);
  expect(readFileSync(join(folder, "xsolla/fulfil.js"), "utf8")).toBe("exports.fulfil = () => {}; // ours\n");
});

test("indexes of an older version are replaced", async () => {
  const old = {
    collectionGroup: "xsollaOrders",
    queryScope: "COLLECTION",
    fields: [{ fieldPath: "old", order: "ASCENDING" }],
  };
  const folder = writeFolder("older-indexes", {
    "firebase.json": { firestore: { indexes: "firestore.indexes.json" } },
    "firestore.indexes.json": { ...STUDIO_INDEXES, indexes: [old, ...STUDIO_INDEXES.indexes] },
  });
  await initJson(folder, ["--write"]);
  const text = readFileSync(join(folder, "firestore.indexes.json"), "utf8");
  expect(text).not.toContain('"old"');
  expect(text).toContain('"scores"');
});
