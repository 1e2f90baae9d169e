// The exported functions in the test's own process, wrapped by firebase-functions-test.

import type { CallableRequest } from "firebase-functions/https";
import functionsTest from "firebase-functions-test";
import { afterAll, beforeAll, vi } from "vitest";
import { newPlayer, stack } from "../../../test/stack/client.ts";

const { emulators, projectId } = stack.project;

/** Sets the parameters for a test file; gives what wraps a callable. */
export function useFunctionsInProcess(parameters: Record<string, string> = {}) {
  const harness = functionsTest({ projectId });
  const environment = {
    GCLOUD_PROJECT: projectId,
    FIRESTORE_EMULATOR_HOST: `${emulators.firestore.host}:${emulators.firestore.port}`,
    FIREBASE_AUTH_EMULATOR_HOST: `${emulators.auth.host}:${emulators.auth.port}`,
    METADATA_SERVER_DETECTION: "none",
    XSOLLA_PROJECT_ID: String(stack.xsollaProjectId),
    XSOLLA_MERCHANT_ID: "0",
    XSOLLA_STORE_URL: stack.simulator,
    XSOLLA_API_KEY: stack.secrets.apiKey,
    XSOLLA_SANDBOX: "true",
    XSOLLA_DEFAULT_COUNTRY: "DE",
    TRUSTED_PROXY_HOPS: "1",
    MAX_ORDERS_PER_MINUTE: "10",
    ENFORCE_APP_CHECK: "false",
    ...parameters,
  };
  beforeAll(() => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    harness.cleanup();
  });
  return harness;
}

/** A new player's request as firebase-functions hands it on, with a real ID token. */
export async function requestOf(
  data: object,
  headers: Record<string, string> = {},
): Promise<CallableRequest> {
  const player = await newPlayer();
  const rawToken = await player.idToken();
  const rawRequest = { headers, header: (name: string) => headers[name.toLowerCase()], socket: {} };
  const auth = { uid: player.uid, token: { uid: player.uid }, rawToken };
  return Object.assign(Object.create(null), { data, rawRequest, auth });
}
