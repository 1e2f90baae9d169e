import { readFileSync } from "node:fs";
import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from "@firebase/rules-unit-testing";
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  onSnapshot,
  setDoc,
  setLogLevel,
} from "firebase/firestore";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stack } from "../../support/client.ts";

let environment: RulesTestEnvironment;

beforeAll(async () => {
  // The SDK logs a line for every refusal.
  setLogLevel("silent");
  const { host, port } = stack.project.emulators.firestore;
  const rules = readFileSync(new URL("../../../firestore.rules", import.meta.url), "utf8");
  environment = await initializeTestEnvironment({
    projectId: "demo-rules",
    firestore: { host, port, rules },
  });
  await environment.withSecurityRulesDisabled(async (context) => {
    for (const path of PATHS) await setDoc(doc(context.firestore(), path), { there: true });
  });
});

afterAll(() => environment.cleanup());

const OWN = [
  "xsollaPlayers/ada/xsollaOrders/1",
  "xsollaPlayers/ada/xsollaInventory/sword",
  "xsollaPlayers/ada/xsollaSpends/p-1",
  "xsollaPlayers/ada/xsollaSubscriptions/55001",
];
const HIDDEN = [
  "xsollaPlayers/ada",
  "xsollaPlayers/ada/xsollaOrders/1/xsollaRefunds/key",
  "xsollaPlayers/ada/xsollaPendingOrders/1",
  "xsollaPlayers/ada/xsollaLimits/paymentTokens",
  "xsollaPlayers/bob/xsollaOrders/2",
  "xsollaPlayers/bob/xsollaInventory/sword",
  "xsollaNotifications/1",
  "anything/else",
];
const PATHS = [...OWN, ...HIDDEN];

const as = (uid: string | null) =>
  (uid === null ? environment.unauthenticatedContext() : environment.authenticatedContext(uid)).firestore();

test.each(OWN)("a player reads their own %s", async (path) => {
  const snapshot = await assertSucceeds(getDoc(doc(as("ada"), path)));
  expect(snapshot.data()).toEqual({ there: true });
});

test.each(OWN.map((path) => path.replace(/\/[^/]*$/, "")))("a player lists their own %s", async (path) => {
  const { docs } = await assertSucceeds(getDocs(collection(as("ada"), path)));
  expect(docs).toHaveLength(1);
});

test("a player listens to an order that does not exist yet", async () => {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const stop = onSnapshot(
    doc(as("ada"), "xsollaPlayers/ada/xsollaOrders/99"),
    (snapshot) => resolve(snapshot.exists()),
    reject,
  );
  expect(await promise).toBe(false);
  stop();
});

test.each(HIDDEN)("a player cannot read %s", (path) => assertFails(getDoc(doc(as("ada"), path))));

test.each(PATHS)("a stranger cannot read %s", (path) => assertFails(getDoc(doc(as(null), path))));

test.each([
  "xsollaPlayers/bob/xsollaOrders",
  "xsollaPlayers",
  "xsollaNotifications",
  "xsollaPlayers/ada/xsollaOrders/1/xsollaRefunds",
])("a player cannot list %s", (path) => assertFails(getDocs(collection(as("ada"), path))));

test("a player cannot list the orders of everybody", () =>
  assertFails(getDocs(collectionGroup(as("ada"), "xsollaOrders"))));

test.each(PATHS)("nobody writes %s", async (path) => {
  for (const uid of ["ada", null]) {
    await assertFails(setDoc(doc(as(uid), path), { there: false }));
    await assertFails(deleteDoc(doc(as(uid), path)));
  }
});
