// `init` on typical projects of studios, with the command of the installed tarball.
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { withFirestoreEmulator } from "../../payments/src/cli/firestore-emulator/with-firestore-emulator.ts";
import { parseJsonFile } from "../../payments/src/cli/read-json.ts";
import { writeFolder } from "./host.ts";

const { folder: installed } = inject("installed");
const BIN = join(installed, "node_modules", "xsolla-firebase-payments", "bin", "xsolla-firebase-payments.js");
const OUR_RULES = readFileSync(
  join(installed, "node_modules/xsolla-firebase-payments/firestore/firestore.rules"),
  "utf8",
);

const answer = z.object({
  files: z.array(z.object({ path: z.string(), change: z.enum(["create", "update", "none"]) })),
  rules: z.array(
    z.object({
      path: z.string(),
      who: z.string(),
      may: z.string(),
      should: z.string(),
      line: z.int().optional(),
    }),
  ),
  ok: z.boolean(),
});

/** One emulator for all tests. Each test uses a project of its own. */
let emulator = "";
let stopEmulator = () => {};
beforeAll(
  () =>
    new Promise<void>((resolve, reject) => {
      withFirestoreEmulator(process.cwd(), [], (origin) => {
        emulator = new URL(origin).host;
        resolve();
        return new Promise<void>((stop) => {
          stopEmulator = stop;
        });
      }).catch(reject);
    }),
);
afterAll(() => stopEmulator());

async function init(folder: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [BIN, "init", folder, ...args], {
    cwd: dirname(folder),
    env: { FIRESTORE_EMULATOR_HOST: emulator, ...env },
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

async function initJson(folder: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr } = await init(folder, [...args, "--json"], env);
  return { exitCode, stderr, ...answer.parse(JSON.parse(stdout)) };
}

/** Reads every file of a folder. */
const snapshot = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => statSync(path).isFile())
      .map((path) => [path, readFileSync(path, "utf8")]),
  );

const readJson = (folder: string, name: string) =>
  parseJsonFile(name, readFileSync(join(folder, name), "utf8"));

const OWNER_RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /users/{uid}/{document=**} {
      allow read, write: if request.auth != null && request.auth.uid == uid;
    }
  }
}
`;
const STUDIO_INDEXES = {
  indexes: [
    {
      collectionGroup: "scores",
      queryScope: "COLLECTION",
      fields: [
        { fieldPath: "level", order: "ASCENDING" },
        { fieldPath: "points", order: "DESCENDING" },
      ],
    },
  ],
  fieldOverrides: [{ collectionGroup: "sessions", fieldPath: "endsAt", ttl: true, indexes: [] }],
};
const OWN = { source: "functions", codebase: "default", predeploy: ["npm test"] };
const OURS = expect.objectContaining({ source: "xsolla", codebase: "xsolla" });

const SHAPES = {
  "an object for functions and for firestore": {
    files: {
      "firebase.json": {
        functions: OWN,
        firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
        hosting: { public: "public" },
      },
      "firestore.rules": OWNER_RULES,
      "firestore.indexes.json": STUDIO_INDEXES,
    },
    functions: [OWN, OURS],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
  "lists, with several databases": {
    files: {
      "firebase.json": {
        functions: [OWN],
        firestore: [
          { database: "(default)", rules: "main.rules", indexes: "main.indexes.json" },
          { database: "archive", rules: "archive.rules" },
        ],
      },
      "main.rules": OWNER_RULES,
      "archive.rules": OWNER_RULES,
      "main.indexes.json": STUDIO_INDEXES,
    },
    functions: [OWN, OURS],
    firestore: [
      { database: "(default)", rules: "main.rules", indexes: "main.indexes.json" },
      { database: "archive", rules: "archive.rules" },
    ],
    indexes: "main.indexes.json",
  },
  "a list without the default database": {
    files: {
      "firebase.json": {
        functions: [OWN],
        firestore: [{ database: "archive", indexes: "firestore.indexes.json" }],
      },
      "firestore.indexes.json": STUDIO_INDEXES,
    },
    functions: [OWN, OURS],
    firestore: [
      { database: "archive", indexes: "firestore.indexes.json" },
      { database: "(default)", indexes: "firestore.default.indexes.json" },
    ],
    indexes: "firestore.default.indexes.json",
  },
  "neither functions nor firestore": {
    files: { "firebase.json": { hosting: { public: "public" } } },
    functions: [OURS],
    firestore: { indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
  "rules without indexes": {
    files: {
      "firebase.json": { functions: [], firestore: { rules: "firestore.rules" } },
      "firestore.rules": OUR_RULES,
    },
    functions: [OURS],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
  "comments, and an object without a source": {
    files: {
      "firebase.json":
        '{\n    // our functions\n    "functions": {"predeploy": ["npm test"]},\n    "hosting": {} // no site\n}\n',
    },
    functions: [{ source: "functions", predeploy: ["npm test"] }, OURS],
    firestore: { indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
};

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

test("the codebase brings the tarball along, because the cloud installs it", () => {
  const folder = join(installed, "shapes/neither functions nor firestore/xsolla");
  const { dependencies, engines } = z
    .object({ dependencies: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) })
    .parse(readJson(folder, "package.json"));
  const file = dependencies["xsolla-firebase-payments"]?.replace("file:", "") ?? "";
  expect(readFileSync(join(folder, file))).toEqual(readFileSync(inject("installed").tarball));
  expect(engines).toEqual({ node: "24" });
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(["firebase-admin", "firebase-functions"]));
});

test("an update of the library changes its version in package.json, and no file of the studio's", async () => {
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

describe("what is in the way stops it, with nothing written", () => {
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
      /the folder xsolla\/ holds code/,
    ],
    [
      "a firebase.json that is no JSON",
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

  test("a TTL of the studio's on a collection of its own does not", async () => {
    const folder = writeFolder("clashes/none", withOverride(STUDIO_INDEXES.fieldOverrides[0] ?? {}));
    expect((await initJson(folder, ["--write"])).exitCode).toBe(0);
  });
});

test("what an older version wrote into the indexes is replaced", async () => {
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

  test("that say nothing of payments leave players without a view, and leak nothing", async () => {
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

  test("that the emulator does not accept are not called tested", async () => {
    const { exitCode, stdout, stderr } = await init(withRules("broken", "service cloud.firestore { match"));
    expect(exitCode).toBe(1);
    expect(stdout).toContain("rules: not tested");
    expect(stderr).toMatch(/the rules were not tested: .*compiling/s);
  });

  test("are not called tested where no emulator can run", async () => {
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

  test("are tested in an emulator that it starts where none runs", async () => {
    const folder = writeFolder("rules/own-emulator", {
      "firebase.json": { firestore: { rules: "firestore.rules" }, emulators: { firestore: { port: 9 } } },
      "firestore.rules": OUR_RULES,
    });
    const { exitCode, rules } = await initJson(folder, [], { FIRESTORE_EMULATOR_HOST: "" });
    expect({ exitCode, rules }).toEqual({ exitCode: 0, rules: [] });
  });
});
