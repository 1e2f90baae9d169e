import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Caller } from "./expectations.ts";

const failure = z.object({ error: z.object({ message: z.string() }) });

/** Fields of a document in Firestore's REST form. */
type Fields = Record<string, { stringValue: string }>;

/** A request to Firestore, by REST. */
export interface Request {
  method: "GET" | "PATCH" | "DELETE";
  path: string;
  query?: string;
  fields?: Fields;
}

/** The emulator's token of an administrator, to whom rules do not apply. */
const ADMINISTRATOR = "owner";

/** A separate project in a Firestore emulator. Rules and data of the studio's project stay as they are. */
export class EmulatedProject {
  readonly #origin: string;
  readonly #id = `demo-xsolla-init-${randomUUID()}`;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /**
   * Sets the project's rules, and resets the rule coverage.
   *
   * @throws Error with the emulator's message when it does not accept the rules
   */
  async setRules(content: string): Promise<void> {
    const response = await fetch(`${this.#origin}/emulator/v1/projects/${this.#id}:securityRules`, {
      method: "PUT",
      body: JSON.stringify({ rules: { files: [{ name: "firestore.rules", content }] } }),
    });
    if (response.ok) return;
    const answer = failure.safeParse(await response.json().catch(() => undefined));
    throw new Error(answer.data?.error.message ?? `the emulator answered ${response.status}`);
  }

  /** Reads the rule coverage: the expressions evaluated since the rules were set, and their values. */
  async ruleCoverage(): Promise<unknown> {
    return (await fetch(`${this.#origin}/emulator/v1/projects/${this.#id}:ruleCoverage`)).json();
  }

  write(path: string, fields: Fields): Promise<boolean> {
    return this.#send({ method: "PATCH", path, fields }, ADMINISTRATOR);
  }

  remove(path: string): Promise<boolean> {
    return this.#send({ method: "DELETE", path }, ADMINISTRATOR);
  }

  /** Sends a request. Returns whether the rules allow it. */
  allows(request: Request, uid: string | null): Promise<boolean> {
    return this.#send(request, uid === null ? undefined : this.#tokenOf(uid));
  }

  async clear(): Promise<void> {
    const path = `/emulator/v1/projects/${this.#id}/databases/(default)/documents`;
    await fetch(`${this.#origin}${path}`, { method: "DELETE" });
  }

  async #send({ method, path, query = "", fields }: Request, token: string | undefined): Promise<boolean> {
    const url = `${this.#origin}/v1/projects/${this.#id}/databases/(default)/documents/${path}${query}`;
    const response = await fetch(url, {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(fields === undefined ? {} : { body: JSON.stringify({ fields }) }),
    });
    await response.arrayBuffer();
    // Rules are evaluated before the document is read, so 404 means that they allow the request.
    if (response.ok || response.status === 404) return true;
    if (response.status === 403) return false;
    throw new Error(`the Firestore emulator answered ${method} ${path} with ${response.status}`);
  }

  /**
   * Makes an unsigned ID token, which the emulator accepts, of a player with a confirmed address and without custom
   * claims.
   */
  #tokenOf(uid: string): string {
    const seconds = Math.floor(Date.now() / 1000);
    const claims = {
      iss: `https://securetoken.google.com/${this.#id}`,
      aud: this.#id,
      sub: uid,
      user_id: uid,
      iat: seconds,
      exp: seconds + 3600,
      auth_time: seconds,
      email: `${uid}@example.com`,
      email_verified: true,
      firebase: { sign_in_provider: "password", identities: { email: [`${uid}@example.com`] } },
    };
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    return `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`;
  }
}

/** The uid with which each caller sends its requests. */
export const UIDS: Record<Caller, string | null> = { owner: "ada", stranger: "mallory", nobody: null };
