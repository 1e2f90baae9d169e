import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Caller } from "./expectations.ts";

const failure = z.object({ error: z.object({ message: z.string() }) });

/** Firestore's REST form of a document. */
type Fields = Record<string, { stringValue: string }>;

export interface Request {
  method: "GET" | "PATCH" | "DELETE";
  path: string;
  query?: string;
  fields?: Fields;
}

/** "owner" is the emulator's word for an administrator, whom rules do not bind. */
const ADMINISTRATOR = "owner";

/** A project of its own in a Firestore emulator: rules and data of the one that is being worked with stay as they are. */
export class EmulatedProject {
  readonly #origin: string;
  readonly #id = `demo-xsolla-init-${randomUUID()}`;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /**
   * Gives the project new rules, and forgets what the old ones were asked.
   *
   * @throws Error with the emulator's message when it does not accept them
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

  /** What the rules were asked since they were set, and what they said. */
  async ruleCoverage(): Promise<unknown> {
    return (await fetch(`${this.#origin}/emulator/v1/projects/${this.#id}:ruleCoverage`)).json();
  }

  write(path: string, fields: Fields): Promise<boolean> {
    return this.#send({ method: "PATCH", path, fields }, ADMINISTRATOR);
  }

  remove(path: string): Promise<boolean> {
    return this.#send({ method: "DELETE", path }, ADMINISTRATOR);
  }

  /** Whether the rules let the request pass. */
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
    // Rules are asked before the document is: 404 means that the caller may know that there is none.
    if (response.ok || response.status === 404) return true;
    if (response.status === 403) return false;
    throw new Error(`the Firestore emulator answered ${method} ${path} with ${response.status}`);
  }

  /** An ID token as the emulator takes it, unsigned: a player with a confirmed address and no custom claim. */
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

export const UIDS: Record<Caller, string | null> = { owner: "ada", stranger: "mallory", nobody: null };
