// The exported functions in the test's own process, wrapped by firebase-functions-test.

import { once } from "node:events";
import { createServer } from "node:http";
import type { CallableRequest, HttpsFunction } from "firebase-functions/https";
import functionsTest from "firebase-functions-test";
import { afterAll, beforeAll, vi } from "vitest";
import type { Player } from "../../../scripts/player/sign-up.ts";
import { newPlayer, stack } from "../../../test/support/client.ts";
import { signatureHeader } from "../../../test/support/signature-header.ts";
import { withBody } from "../../../test/support/with-body.ts";

const { emulators, projectId } = stack.project;

/** Sets the parameters for a test file. Returns functions that wrap a callable. */
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

/** Makes a player's request as firebase-functions passes it on, with a real ID token. Default: a new player's. */
export async function requestOf(
  data: object,
  headers: Record<string, string> = {},
  known?: Player,
): Promise<CallableRequest> {
  const player = known ?? (await newPlayer());
  // With the claims that it has now.
  const rawToken = await player.idToken(known !== undefined);
  const rawRequest = { headers, header: (name: string) => headers[name.toLowerCase()], socket: {} };
  const auth = { uid: player.uid, token: { ...claimsOf(rawToken), uid: player.uid }, rawToken };
  return Object.assign(Object.create(null), { data, rawRequest, auth });
}

/** Decodes a token's claims, as firebase-functions has done when it calls the handler. */
function claimsOf(rawToken: string): object {
  const [, payload = ""] = rawToken.split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}

/** Posts a signed notification to `xsollaWebhook` in this process, the host's own or another. */
export async function deliverInProcess(
  notification: object,
  secret: string,
  webhook?: HttpsFunction,
): Promise<Response> {
  const { xsollaWebhook } = await import("../../../functions/src/index.ts");
  const body = JSON.stringify(notification);
  return postInProcess(webhook ?? xsollaWebhook, body, { authorization: signatureHeader(body, secret) });
}

/** Posts to an HTTPS function. Adds what Firebase provides: the raw body, and Express's methods of the response. */
export async function postInProcess(
  deployed: HttpsFunction,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const server = createServer(
    withBody((request, response, rawBody) => {
      const header = (name: string) => request.headers[name.toLowerCase()];
      const answer = {
        status: (code: number) => Object.assign(response, { statusCode: code }),
        set: (more: Record<string, string>) => {
          for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
          return response;
        },
        send: (content: unknown) => response.end(JSON.stringify(content)),
      };
      Object.assign(response, answer);
      Reflect.apply(deployed, undefined, [Object.assign(request, { rawBody, header }), response]);
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  try {
    return await fetch(url, { method: "POST", headers, body });
  } finally {
    server.close();
  }
}
