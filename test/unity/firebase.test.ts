// The optional assemblies for Firebase's Unity SDK, against stand-ins for it.

import { beforeAll, expect, test } from "vitest";
import { compile, type OutputLine, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

let output: OutputLine[] = [];
beforeAll(async () => {
  const program = await compile("exe", [
    ...PACKAGE.client,
    ...PACKAGE.firebaseAuth,
    ...PACKAGE.firestore,
    ...PACKAGE.appCheck,
    ...STAND_INS.unity,
    ...STAND_INS.firebase,
    "test/unity/firebase/*.cs",
  ]);
  output = await play(program, [], {});
});

const outputOf = (name: string) => valuesOf(output, name);

test("the project is Firebase's, the region is the backend's", () => {
  expect(outputOf("setup")).toEqual(["my-game europe-west1"]);
});

test("the ID token is the player's, and is renewed after a refusal", () => {
  expect(outputOf("signed-in")).toEqual(["old", "new"]);
});

test("without a token the error says whether it is transient", () => {
  expect(outputOf("nobody")[0]).toBe("UNAUTHENTICATED Nobody is signed in.");
  expect(outputOf("offline")[0]).toBe("NETWORK_ERROR Firebase gives no ID token: no line");
  expect(outputOf("disabled")[0]).toBe("UNAUTHENTICATED Firebase gives no ID token: disabled");
});

test("only Firebase's errors about the account or the project are final", () => {
  expect(outputOf("final").filter((value) => typeof value === "string" && value !== "ended")).toEqual([
    "UserDisabled",
    "RequiresRecentLogin",
    "UserNotFound",
    "InvalidUserToken",
    "UserTokenExpired",
    "InvalidApiKey",
    "AppNotAuthorized",
    "NoSignedInUser",
  ]);
  expect(outputOf("transient")).toEqual([
    "None",
    "Failure",
    "TooManyRequests",
    "NetworkRequestFailed",
    "another exception",
    "canceled",
  ]);
});

test("the App Check token is Firebase's, and is renewed after a refusal", () => {
  expect(outputOf("app-check")).toEqual(["old", "new", "UNAUTHENTICATED no attestation"]);
});

test("an order is reported from its first document until it is final", () => {
  const items = [{ sku: "coins-100", quantity: 2 }];
  expect(outputOf("final-order")).toEqual([
    { order_id: 7310041, status: "new", items, granted: false, sandbox: true },
    { order_id: 7310041, status: "done", items, granted: true, sandbox: true },
    "ended",
  ]);
});

test("an ended listener reports its end once, and not as transient", () => {
  expect(outputOf("denied")).toEqual(["PERMISSION_DENIED not yours", "ended"]);
  expect(outputOf("lost")).toEqual(["LISTENER_ENDED no line", "ended"]);
  expect(outputOf("busy")).toEqual(["LISTENER_ENDED quota", "ended"]);
});

test("an unreadable document is ignored", () => {
  expect(outputOf("odd")).toEqual([
    { order_id: 7310041, status: "", items: [], granted: false, sandbox: false },
    "listening",
  ]);
});

test("nothing is reported after Stop", () => {
  expect(outputOf("stopped")).toEqual(["ended"]);
});
