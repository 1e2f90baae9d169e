// The optional assembly for Firebase's Unity SDK, against stand-ins for it.

import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { compile, play, type Told } from "./mono.ts";

let told: Told[] = [];
beforeAll(async () => {
  const program = await compile("exe", [
    "unity/Runtime/*.cs",
    "unity/Runtime/{Auth,PayStation,Firebase}/*.cs",
    "test/unity/stand-ins/**/*.cs",
    "test/unity/firebase/*.cs",
  ]);
  told = await play(program, [], {});
});

const text = z.object({ value: z.string() });

/** What a part of the program told: texts, and orders as they are. */
const toldBy = (name: string) =>
  told
    .filter((line) => line.name === name)
    .map(({ value }) => text.safeParse(value).data?.value ?? z.looseObject({}).parse(value));

test("the project is Firebase's own, the region the backend's", () => {
  expect(toldBy("setup")).toEqual(["my-game europe-west1"]);
});

test("the ID token is the signed-in player's, and a new one when the last was refused", () => {
  expect(toldBy("signed-in")).toEqual(["old", "new"]);
});

test("without a token the error tells whether it is worth trying again", () => {
  expect(toldBy("nobody")[0]).toBe("UNAUTHENTICATED Nobody is signed in.");
  expect(toldBy("offline")[0]).toBe("NETWORK_ERROR Firebase gives no ID token: no line");
  expect(toldBy("disabled")[0]).toBe("UNAUTHENTICATED Firebase gives no ID token: disabled");
});

test("an order is told from its first document until it is final", () => {
  const items = [{ sku: "coins-100", quantity: 2 }];
  expect(toldBy("final")).toEqual([
    { order_id: 7310041, status: "new", items, granted: false, sandbox: true },
    { order_id: 7310041, status: "done", items, granted: true, sandbox: true },
    "ended",
  ]);
});

test("a listener that has ended says so, once", () => {
  expect(toldBy("denied")).toEqual(["PERMISSION_DENIED not yours", "ended"]);
  expect(toldBy("lost")).toEqual(["UNAVAILABLE no line", "ended"]);
});

test("a document of another shape breaks nothing", () => {
  expect(toldBy("odd")).toEqual([
    { order_id: 7310041, status: "", items: [], granted: false, sandbox: false },
    "listening",
  ]);
});

test("nothing is told after Stop", () => {
  expect(toldBy("stopped")).toEqual(["ended"]);
});

test("Unity compiles it where both of Firebase's packages are, and never for WebGL", () => {
  const definition = z
    .object({
      excludePlatforms: z.array(z.string()),
      defineConstraints: z.array(z.string()),
      versionDefines: z.array(z.object({ name: z.string(), define: z.string() })),
    })
    .parse(JSON.parse(readFileSync("unity/Runtime/Firebase/XsollaFirebase.FirebaseSdk.asmdef", "utf8")));
  expect(definition.excludePlatforms).toEqual(["WebGL"]);
  expect(definition.versionDefines.map(({ name }) => name)).toEqual([
    "com.google.firebase.auth",
    "com.google.firebase.firestore",
  ]);
  expect(definition.defineConstraints).toEqual(definition.versionDefines.map(({ define }) => define));
});
