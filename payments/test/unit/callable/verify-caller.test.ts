// Who verifies the ID token: firebase-functions in production, and the library where firebase-functions only decodes.
import type { CallableRequest } from "firebase-functions/https";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBackend } from "../../../src/backend.ts";
import { verifyCaller } from "../../../src/callable/verify-caller.ts";

const backend = createBackend({ enforceAppCheck: false });
const enforcing = createBackend({ enforceAppCheck: true });

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const claims = { sub: "player-1", uid: "player-1", email: "player@example.com", country: "DE" };
/** What anyone can write: nobody has signed it. */
const FORGED = `${encode({ alg: "RS256", kid: "none" })}.${encode(claims)}.c2lnbmF0dXJl`;

const request = (more: object = {}): CallableRequest =>
  Object.assign(Object.create(null), {
    auth: { uid: "player-1", token: claims, rawToken: FORGED },
    rawRequest: { header: () => undefined },
    ...more,
  });

beforeEach(() => {
  vi.stubEnv("GCLOUD_PROJECT", "demo-verify");
  // Makes the Admin SDK refuse a token without asking Google for keys.
  vi.stubEnv("FIREBASE_AUTH_EMULATOR_HOST", "127.0.0.1:9");
  vi.stubEnv("FUNCTIONS_EMULATOR", undefined);
  vi.stubEnv("FIREBASE_DEBUG_MODE", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("in production the claims come from firebase-functions, which has verified them", async () => {
  expect(await verifyCaller(backend, request())).toMatchObject({
    uid: "player-1",
    email: "player@example.com",
    country: "DE",
  });
});

test("debug features without the debug mode change nothing, as in firebase-functions", async () => {
  vi.stubEnv("FIREBASE_DEBUG_FEATURES", '{"skipTokenVerification":true}');
  expect(await verifyCaller(backend, request())).toMatchObject({ uid: "player-1" });
});

test.each([
  ["FIREBASE_DEBUG_MODE", "true"],
  ["FUNCTIONS_EMULATOR", "true"],
])("with %s a forged token is refused", async (name, value) => {
  vi.stubEnv(name, value);
  await expect(verifyCaller(backend, request())).rejects.toMatchObject({
    failure: { reason: "unauthenticated" },
  });
});

test.each([undefined, "true"])("a call without a token is refused (FIREBASE_DEBUG_MODE=%s)", async (mode) => {
  vi.stubEnv("FIREBASE_DEBUG_MODE", mode);
  await expect(verifyCaller(backend, request({ auth: undefined }))).rejects.toMatchObject({
    failure: { reason: "unauthenticated" },
  });
});

test("App Check: firebase-functions leaves out a token that it could not verify", async () => {
  await expect(verifyCaller(enforcing, request())).rejects.toMatchObject({
    failure: { reason: "app-check-required" },
  });
  expect(await verifyCaller(enforcing, request({ app: { appId: "app" } }))).toMatchObject({
    uid: "player-1",
  });
});

test("App Check in the emulator: a token that was only decoded does not count", async () => {
  vi.stubEnv("FIREBASE_DEBUG_MODE", "true");
  await expect(verifyCaller(enforcing, request({ app: { appId: "app" } }))).rejects.toMatchObject({
    failure: { reason: "app-check-required" },
  });
});
