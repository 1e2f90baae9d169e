import { Agent, type Dispatcher, interceptors, request } from "undici";
import { XSOLLA_ATTEMPT_MS, XSOLLA_GET_MS, XSOLLA_POST_MS } from "../deadlines.ts";
import { parseJson } from "../parse-json.ts";
import { XsollaError } from "./xsolla-failure.ts";

/** From asking for a connection to the last byte of the body, retries included. */
const TIMEOUT_MS = { GET: XSOLLA_GET_MS, POST: XSOLLA_POST_MS };
/** The largest answers, catalogue items with long descriptions, stay far below. */
const MAX_ANSWER_BYTES = 1_048_576;
/** Enough for a cart of 50 SKUs at once; connections are kept for the next purchase. */
const MAX_CONNECTIONS = 50;
const KEEP_ALIVE_MS = 60_000;

const agent = new Agent({
  connections: MAX_CONNECTIONS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  maxResponseSize: MAX_ANSWER_BYTES,
  connect: { timeout: XSOLLA_ATTEMPT_MS },
});

/**
 * Only for calls that change nothing: a repeated token call would create a second order. 429 is not repeated here:
 * its `Retry-After` is for the caller.
 */
const repeating = agent.compose(
  interceptors.retry({
    maxRetries: 2,
    minTimeout: 100,
    maxTimeout: 400,
    methods: ["GET"],
    statusCodes: [500, 502, 503, 504],
    errorCodes: [
      "ECONNRESET",
      "ECONNREFUSED",
      "EPIPE",
      "ENOTFOUND",
      "EAI_AGAIN",
      "UND_ERR_SOCKET",
      "UND_ERR_CONNECT_TIMEOUT",
      "UND_ERR_HEADERS_TIMEOUT",
      "UND_ERR_BODY_TIMEOUT",
    ],
  }),
);

export interface XsollaRequest {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** The deadline of the whole request that this call is a part of. */
  signal?: AbortSignal | undefined;
}

/** `body` is undefined when the answer was no JSON; numbers in it are strings, see `parseJson`. */
export interface XsollaAnswer {
  status: number;
  retryAfter: string | undefined;
  body: unknown;
}

/**
 * One call to Xsolla over kept-alive connections. GETs are repeated twice after a fault that may pass; anything else
 * is sent once.
 *
 * @throws XsollaError `xsolla-unavailable` when there is no answer in time.
 */
export async function callXsolla(call: XsollaRequest): Promise<XsollaAnswer> {
  // Not AbortSignal.timeout: its timer would go on for seconds after the answer, in each of thousands of calls.
  const tooLate = new AbortController();
  const timer = setTimeout(
    () => tooLate.abort(new DOMException("no answer in time", "TimeoutError")),
    TIMEOUT_MS[call.method],
  );
  const repeatable = call.method === "GET";
  const attemptTimeout = repeatable ? XSOLLA_ATTEMPT_MS : TIMEOUT_MS.POST;
  try {
    const answer = await request(call.url, {
      method: call.method,
      headers: { accept: "application/json", ...call.headers, ...contentType(call.body) },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      dispatcher: repeatable ? repeating : agent,
      headersTimeout: attemptTimeout,
      bodyTimeout: attemptTimeout,
      signal: call.signal ? AbortSignal.any([call.signal, tooLate.signal]) : tooLate.signal,
    });
    return {
      status: answer.statusCode,
      retryAfter: singleHeader(answer, "retry-after"),
      body: readJson(await answer.body.text()),
    };
  } catch (error) {
    throw new XsollaError({ reason: "xsolla-unavailable", detail: describe(error) });
  } finally {
    clearTimeout(timer);
  }
}

const contentType = (body: unknown) => (body === undefined ? {} : { "content-type": "application/json" });

function singleHeader(answer: Dispatcher.ResponseData, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Name and code alone: a message could quote the request, and with it the credentials or the buyer. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "unknown fault";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const status =
    "statusCode" in error && typeof error.statusCode === "number" ? ` HTTP ${error.statusCode}` : "";
  return `${error.name}${code}${status}`;
}
