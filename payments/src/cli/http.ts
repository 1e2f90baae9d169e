import { request } from "undici";
import { explainNoAnswer } from "../explain-no-answer.ts";

/** A request of a command. */
export interface HttpRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH";
  headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** An answer to a command, whatever its status. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  body: unknown;
  /** Time from the request to the last byte. */
  ms: number;
}

/**
 * Thrown when a server gives no answer. The message names the origin and the likely cause, but neither path nor
 * headers, which may contain secrets.
 */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  readonly origin: string;

  constructor(url: string, cause: unknown) {
    super(explainNoAnswer(url, cause));
    this.origin = new URL(url).origin;
  }
}

const TIMEOUT_MS = 15_000;

/**
 * Sends one request of a command, without retries.
 *
 * @throws UnreachableError
 */
export async function sendRequest(
  url: string,
  { method = "GET", headers, body, signal }: HttpRequest = {},
): Promise<HttpAnswer> {
  const started = performance.now();
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await request(url, {
      method,
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      body: typeof body === "string" ? body : body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      body: parse(text),
      ms: performance.now() - started,
    };
  } catch (error) {
    throw new UnreachableError(url, error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
