import { request } from "undici";

export interface HttpRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH";
  headers?: Record<string, string>;
  /** Sent as it is when it is text, else as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** `body` is undefined when the answer was not JSON. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  body: unknown;
  /** From the request to the last byte. */
  ms: number;
}

/** Nothing answered. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

const TIMEOUT_MS = 15_000;

/**
 * Sends one of a command's own requests, once.
 *
 * @throws UnreachableError that names the origin and the fault, but neither path nor headers: they may hold secrets
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
    throw new UnreachableError(`${new URL(url).origin} does not answer (${codeOf(error)})`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown fault";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
