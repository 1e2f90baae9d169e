// The settings asset, its connection test, and what the builds register.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Backend, refusal, session, startBackend } from "./backend.ts";
import { compile, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

let program = "";
let backend: Backend;
beforeAll(async () => {
  program = await compile("exe", [
    ...PACKAGE.client,
    ...PACKAGE.editor,
    ...STAND_INS.unity,
    ...STAND_INS.editor,
    "test/unity/editor/*.cs",
  ]);
  backend = await startBackend();
});
afterAll(() => backend.close());
beforeEach(() => {
  backend.reset();
  backend.answer("getXsollaPaymentToken", refusal(401, "UNAUTHENTICATED"));
  backend.answer("getXsollaOrderStatus", refusal(404, "NOT_FOUND", "unknown-order"));
  backend.answer("xsollaOrders", { body: {} });
  backend.answer("items", { body: { has_more: false, items: [{ sku: "sword" }] } });
  backend.answer("accounts:signUp", session("tester"));
  backend.answer("accounts:delete", { body: {} });
});

async function run(...args: string[]): Promise<(name: string) => unknown[]> {
  const output = await play(program, args, {});
  return (name) => valuesOf(output, name);
}

test("the menu makes the settings asset once, with a scheme of the game's own", async () => {
  const output = await run("menu");
  expect(output("same")).toEqual(["True"]);
  expect(output("made")).toEqual(['{"scheme":"com.studio.my-game"}']);
});

test.each([
  ["com.Studio.My_Game", "com.studio.my-game"],
  ["7.days", "game-7.days"],
])("the application id %s becomes a valid scheme", async (id, scheme) => {
  expect((await run("scheme", id))("scheme")).toEqual([scheme]);
});

async function testConnection({ project = "demo-game", auth = backend.origin, region = "us-central1" } = {}) {
  const { origin } = backend;
  return run("test", project, region, origin, auth, origin, origin, "101");
}

test("the connection test succeeds, makes no order, and deletes its guest", async () => {
  const output = await testConnection();
  expect(output("check")).toEqual([
    "Info ok unity-settings: the emulators of demo-game",
    "Info ok callable-answers: getXsollaPaymentToken answers",
    "Info ok auth: guests can sign in",
    "Info ok app-check: calls pass without an App Check token",
    "Info ok firestore: a player can read their orders",
    "Info ok catalogue: 1 items",
  ]);
  expect(output("console")).toEqual([]);
  expect(output("living")).toEqual(["0"]);
  expect(backend.askedFor("getXsollaPaymentToken").map(({ headers }) => headers.authorization)).toEqual([
    undefined,
  ]);
  expect(backend.askedFor("accounts:delete")).toHaveLength(1);
});

const missing = { status: 404, body: { message: "Page not found" } };
const refusedByAuth = (message: string) => ({ status: 400, body: { error: { message } } });
test.each<[string, string, object, RegExp]>([
  [
    "a wrong region",
    "getXsollaPaymentToken",
    missing,
    /^Error error callable-answers: .*404\nCheck projectId, region/,
  ],
  [
    "functions that are not public",
    "getXsollaPaymentToken",
    { status: 403, body: {} },
    /^Error error callable-answers: .*403\nThe function is not public/,
  ],
  [
    "Anonymous is off",
    "accounts:signUp",
    refusedByAuth("ADMIN_ONLY_OPERATION"),
    /^Error error auth: .*\nSwitch Anonymous on/,
  ],
  [
    "enforced App Check",
    "getXsollaOrderStatus",
    refusal(401, "UNAUTHENTICATED"),
    /^Warning warning app-check: .*\nENFORCE_APP_CHECK/,
  ],
  [
    "rules that were not deployed",
    "xsollaOrders",
    { status: 403, body: { error: { status: "PERMISSION_DENIED", message: "no" } } },
    /^Error error firestore: .*\nDeploy the backend's firestore.rules/,
  ],
  [
    "an empty catalogue",
    "items",
    { body: { items: [] } },
    /^Error error catalogue: the catalogue is empty\nPublish/,
  ],
  [
    "an unknown Xsolla project",
    "items",
    { status: 404, body: {} },
    /^Error error catalogue: .*404\nCheck xsollaProjectId/,
  ],
])("the connection test reports %s", async (_name, what, answer, expected) => {
  backend.answer(what, { body: {}, ...answer });
  const checks = (await testConnection())("check");
  expect(checks.filter((check) => !/^Info/.test(String(check)))).toEqual([expect.stringMatching(expected)]);
});

test("the connection test reports emulators that are set for a real project", async () => {
  expect((await testConnection({ project: "my-game" }))("check")).toContainEqual(
    expect.stringMatching(/^Error error unity-settings: my-game is a real project/),
  );
});

const ANDROID = `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android">
  <application>
    <activity android:name="com.unity3d.player.UnityPlayerActivity">
      <intent-filter>
        <action android:name="android.intent.action.MAIN" />
        <category android:name="android.intent.category.LAUNCHER" />
      </intent-filter>
    </activity>
    <activity android:name="com.game.Other" />
  </application>
</manifest>
`;

async function buildForAndroid(scheme: string): Promise<string> {
  const library = mkdtempSync(join(tmpdir(), "gradle-"));
  const file = join(library, "src/main/AndroidManifest.xml");
  mkdirSync(join(library, "src/main"), { recursive: true });
  writeFileSync(file, ANDROID);
  expect((await run("android", library, scheme))("console")).toEqual([]);
  return readFileSync(file, "utf8");
}

test("an Android build is opened by the deep link, in the activity that the launcher starts, once", async () => {
  const manifest = await buildForAndroid("mygame");
  const [launched = "", other = ""] = manifest.split("com.game.Other");
  expect(launched.match(/<data android:scheme="mygame" \/>/g)).toHaveLength(1);
  expect(launched).toContain('<action android:name="android.intent.action.VIEW" />');
  expect(launched).toContain('<category android:name="android.intent.category.BROWSABLE" />');
  expect(other).not.toContain("mygame");
});

test("a build without a scheme is not changed", async () => {
  expect(await buildForAndroid("")).toBe(ANDROID);
});

const DOCTYPE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
const plist = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${DOCTYPE}\n<plist version="1.0">\n  <dict>\n    <key>CFBundleName</key>\n    <string>Game</string>${inside}\n  </dict>\n</plist>\n`;
const OTHER_LINK =
  "<key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array><string>other</string></array></dict></array>";

test.each([
  ["without links", ""],
  ["with a link of its own", OTHER_LINK],
])("an iOS build %s is opened by the deep link", async (_name, inside) => {
  const project = mkdtempSync(join(tmpdir(), "xcode-"));
  const file = join(project, "Info.plist");
  writeFileSync(file, plist(inside));
  expect((await run("ios", project, "mygame"))("console")).toEqual([]);
  const built = readFileSync(file, "utf8");
  expect(built.match(/<string>mygame<\/string>/g)).toHaveLength(1);
  expect(built.match(/<key>CFBundleURLTypes<\/key>/g)).toHaveLength(1);
  expect(built.includes("<string>other</string>")).toBe(inside !== "");
  expect(built).toContain(DOCTYPE);
});
