// In many games a player may write anything below users/{uid}. Rules are ORed, so this stays allowed. It must not reach
// any document of the payments.
import { readFileSync } from "node:fs";
import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from "@firebase/rules-unit-testing";
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, setLogLevel } from "firebase/firestore";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLACES } from "../../../payments/src/cli/init/rules/expectations.ts";
import { testRules } from "../../../payments/src/cli/init/rules/test-rules.ts";
import { originOf } from "../../../stack/settings/project.ts";
import { stack } from "../../support/client.ts";

const OURS = readFileSync(new URL("../../../firestore.rules", import.meta.url), "utf8");
const USERS = `
    match /users/{uid}/{document=**} {
      allow read, write: if request.auth != null && request.auth.uid == uid;
    }`;
/** A studio's rules with the payments' block copied into them. */
const MERGED = OURS.replace("/documents {", `/documents {${USERS}`);

let environment: RulesTestEnvironment;

beforeAll(async () => {
  // The SDK logs a line for every refusal.
  setLogLevel("silent");
  const { host, port } = stack.project.emulators.firestore;
  environment = await initializeTestEnvironment({
    projectId: "demo-studio-rules",
    firestore: { host, port, rules: MERGED },
  });
});

afterAll(() => environment.cleanup());

const ada = () => environment.authenticatedContext("ada").firestore();
const pathOf = (place: string) => place.replace("{uid}", "ada").replaceAll(/\{\w+\}/g, "1");

test.each(["users/ada", "users/ada/inventory/coins", "users/ada/orders/1", "users/ada/limits/paymentTokens"])(
  "a player writes their own %s",
  (path) => assertSucceeds(setDoc(doc(ada(), path), { quantity: 999 })),
);

test.each(PLACES.map(({ path }) => path))("a player does not write %s", async (place) => {
  await assertFails(setDoc(doc(ada(), pathOf(place)), { quantity: 999, uid: "ada", granted: true }));
  await assertFails(deleteDoc(doc(ada(), pathOf(place))));
});

test("a player still reads their own orders and items", async () => {
  await assertSucceeds(getDoc(doc(ada(), "xsollaPlayers/ada/xsollaOrders/1")));
  await assertSucceeds(getDocs(collection(ada(), "xsollaPlayers/ada/xsollaInventory")));
});

test("init finds no fault in these rules, and the line of a leak in more open ones", async () => {
  const origin = originOf(stack.project.emulators.firestore);
  expect(await testRules(origin, MERGED)).toEqual([]);
  const open = MERGED.replace("/users/{uid}/{document=**}", "/{any}/{uid}/{document=**}");
  expect(await testRules(origin, open)).toContainEqual({
    path: "xsollaPlayers/{uid}/xsollaInventory/{sku}",
    who: "owner",
    may: "write",
    should: "read",
    line: open.slice(0, open.indexOf("allow read, write")).split("\n").length,
  });
});
