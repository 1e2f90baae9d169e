// Files and settings that `init` must not overwrite.
import { describe, expect, test } from "vitest";
import { writeFolder } from "../host.ts";
import { init, initJson, snapshot, useFirestoreEmulator } from "./run-init.ts";
import { STUDIO_INDEXES } from "./shapes.ts";

useFirestoreEmulator();

describe("an obstacle stops init, with nothing written", () => {
  const withOverride = (override: object) => ({
    "firebase.json": { firestore: { indexes: "firestore.indexes.json" } },
    "firestore.indexes.json": { indexes: [], fieldOverrides: [override] },
  });
  test.each([
    [
      "a TTL on orders",
      withOverride({ collectionGroup: "xsollaOrders", fieldPath: "createdAt", ttl: true, indexes: [] }),
      /TTL on xsollaOrders\.createdAt/,
    ],
    [
      "a TTL that is switched off",
      withOverride({
        collectionGroup: "xsollaNotifications",
        fieldPath: "expireAt",
        ttl: false,
        indexes: [],
      }),
      /no TTL on xsollaNotifications\.expireAt/,
    ],
    [
      "no automatic indexes",
      withOverride({ collectionGroup: "__default__", fieldPath: "*", indexes: [] }),
      /no automatic index on __default__\.\*/,
    ],
    [
      "another codebase of the name",
      { "firebase.json": { functions: [{ source: "shop", codebase: "xsolla" }] } },
      /codebase "xsolla" in another folder/,
    ],
    [
      "a kit of the name",
      {
        "firebase.json": {
          functions: [{ kit: "shop", source: "kits/shop", instances: { xsolla: "kits/x" } }],
        },
      },
      /"xsolla"/,
    ],
    [
      "other code in the folder",
      { "firebase.json": {}, "xsolla/index.js": "// another product\n" },
      /the folder xsolla\/ contains code/,
    ],
    [
      "a firebase.json that is not JSON",
      { "firebase.json": '{\n  "functions": [\n' },
      /firebase\.json is not JSON.*line/,
    ],
  ])("%s", async (name, files, message) => {
    const folder = writeFolder(`clashes/${name}`, files);
    const before = snapshot(folder);
    const { exitCode, stdout, stderr } = await init(folder, ["--write", "--json"]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ok: false, error: expect.stringMatching(message) });
    expect(stderr.trim().split("\n").slice(0, 3).join("\n")).toMatch(message);
    expect(snapshot(folder)).toEqual(before);
  });

  test("a TTL of the studio on its own collection is not an obstacle", async () => {
    const folder = writeFolder("clashes/none", withOverride(STUDIO_INDEXES.fieldOverrides[0] ?? {}));
    expect((await initJson(folder, ["--write"])).exitCode).toBe(0);
  });
});
