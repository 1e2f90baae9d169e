// `init` tests the studio's rules in the Firestore emulator.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeFolder } from "../host.ts";
import { init, initJson, OUR_RULES, useFirestoreEmulator } from "./run-init.ts";
import { OWNER_RULES } from "./shapes.ts";

useFirestoreEmulator();

describe("the studio's rules", () => {
  const withRules = (name: string, rules: string) =>
    writeFolder(`rules/${name}`, {
      "firebase.json": { firestore: { rules: "firestore.rules" } },
      "firestore.rules": rules,
    });
  const inDocuments = (rules: string) =>
    `rules_version = '2';\nservice cloud.firestore {\n  match /databases/{database}/documents {\n${rules}\n  }\n}\n`;

  test("pass with the library's own", async () => {
    const { exitCode, rules, ok } = await initJson(withRules("good", OUR_RULES));
    expect({ exitCode, rules, ok }).toEqual({ exitCode: 0, rules: [], ok: true });
  });

  test("that do not mention payments hide the orders from players, and leak nothing", async () => {
    const { exitCode, rules, ok } = await initJson(withRules("silent", OWNER_RULES));
    expect({ exitCode, ok }).toEqual({ exitCode: 0, ok: true });
    const places = ["xsollaOrders/{orderId}", "xsollaInventory/{sku}", "xsollaSpends/{purchaseId}"];
    for (const place of [...places, "xsollaSubscriptions/{subscriptionId}"])
      expect(rules).toContainEqual({
        path: `xsollaPlayers/{uid}/${place}`,
        who: "owner",
        may: "nothing",
        should: "read",
      });
    expect(rules).toHaveLength(4);
  });

  test.each([
    [
      "every player writes everything",
      inDocuments("    match /{document=**} {\n      allow read, write: if request.auth != null;\n    }"),
      { who: "stranger", may: "write", line: 5 },
    ],
    [
      "everybody reads everything, without a condition",
      inDocuments("    match /{document=**} {\n      allow read;\n    }"),
      { who: "nobody", may: "read", line: 5 },
    ],
    [
      "an owner writes below any collection",
      inDocuments(
        "    match /{collection}/{uid}/{document=**} {\n      // their own\n      allow write:\n        if request.auth.uid == uid;\n    }",
      ),
      { who: "owner", may: "write", line: 6 },
    ],
    [
      "whoever is named in a document writes it",
      inDocuments(
        "    match /{document=**} {\n      allow create: if request.resource.data.ownerId == request.auth.uid;\n    }",
      ),
      { who: "stranger", may: "write", line: 5 },
    ],
  ])("leak when %s", async (name, rules, leak) => {
    const folder = withRules(name, rules);
    const before = readFileSync(join(folder, "firestore.rules"), "utf8");
    const found = await initJson(folder, ["--write"]);
    expect({ exitCode: found.exitCode, ok: found.ok }).toEqual({ exitCode: 1, ok: false });
    expect(found.rules).toContainEqual(
      expect.objectContaining({ path: "xsollaPlayers/{uid}/xsollaInventory/{sku}", ...leak }),
    );
    expect(existsSync(join(folder, "xsolla", "index.js"))).toBe(true);
    expect(readFileSync(join(folder, "firestore.rules"), "utf8")).toBe(before);
  });

  test("that the emulator does not accept are reported as not tested", async () => {
    const { exitCode, stdout, stderr } = await init(withRules("broken", "service cloud.firestore { match"));
    expect(exitCode).toBe(1);
    expect(stdout).toContain("rules: not tested");
    expect(stderr).toMatch(/the rules were not tested: .*compiling/s);
  });

  test("are reported as not tested where no emulator can run", async () => {
    const folder = writeFolder("rules/no-emulator", {
      "firebase.json": {
        firestore: { rules: "firestore.rules" },
        // Nothing listens there.
        emulators: { firestore: { port: 9 } },
      },
      "firestore.rules": OUR_RULES,
    });
    const { exitCode, stdout, stderr } = await init(folder, ["--write"], {
      FIRESTORE_EMULATOR_HOST: "",
      PATH: "",
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("rules: not tested");
    expect(stdout).not.toContain("✔");
    expect(stderr).toMatch(/needs Java/);
    expect(existsSync(join(folder, "xsolla", "index.js"))).toBe(true);
  });

  test("are tested in an emulator that init starts if none runs", async () => {
    const folder = writeFolder("rules/own-emulator", {
      "firebase.json": { firestore: { rules: "firestore.rules" }, emulators: { firestore: { port: 9 } } },
      "firestore.rules": OUR_RULES,
    });
    const { exitCode, rules, stderr } = await initJson(folder, [], { FIRESTORE_EMULATOR_HOST: "" });
    expect({ exitCode, rules, stderr }).toMatchObject({ exitCode: 0, rules: [] });
  });
});
