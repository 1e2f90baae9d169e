import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../port-of.ts";

const KEY_ID = "bench";
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** Makes a new player with an ID token as Firebase Auth signs it. */
export function newPlayer(projectId: string): { uid: string; idToken: string } {
  const uid = randomUUID().replaceAll("-", "").slice(0, 28);
  const now = Math.floor(Date.now() / 1_000);
  const payload = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    auth_time: now,
    user_id: uid,
    sub: uid,
    iat: now,
    exp: now + 3_600,
    firebase: { identities: {}, sign_in_provider: "anonymous" },
  };
  const signed = `${encode({ alg: "RS256", kid: KEY_ID, typ: "JWT" })}.${encode(payload)}`;
  return {
    uid,
    idToken: `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`,
  };
}

/** Serves the public key as Google does, so that instances cache it. */
export async function startGoogleKeys(): Promise<{ port: number; close: () => void }> {
  const body = JSON.stringify({ [KEY_ID]: publicKey.export({ type: "spki", format: "pem" }) });
  const server = createServer((_request, response) => {
    const headers = {
      "content-type": "application/json; charset=UTF-8",
      "cache-control": "public, max-age=20000",
    };
    response.writeHead(200, headers).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: portOf(server), close: () => server.close() };
}
