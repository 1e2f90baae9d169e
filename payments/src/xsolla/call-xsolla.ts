import { Agent, type Dispatcher, interceptors, request } from "undici";
import { XSOLLA_ATTEMPT_MS, XSOLLA_GET_MS, XSOLLA_POST_MS } from "../deadlines.ts";
import { explainNoAnswer } from "../explain-no-answer.ts";
import { tryParseJson } from "../try-parse-json.ts";
import { XsollaError } from "./xsolla-failure.ts";

/** The time from the request for a connection to the last byte of the body, retries included. */
const TIMEOUT_MS = { GET: XSOLLA_GET_MS, POST: XSOLLA_POST_MS };
/** The largest answers are catalogue items with long descriptions, which are far smaller. */
const MAX_ANSWER_BYTES = 1_048_576;
/** Enough to read 50 SKUs of one request concurrently. Connections are kept open for the next purchase. */
const MAX_CONNECTIONS = 50;
const KEEP_ALIVE_MS = 60_000;

const agent = new Agent({
  connections: MAX_CONNECTIONS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  maxResponseSize: MAX_ANSWER_BYTES,
  connect: { timeout: XSOLLA_ATTEMPT_MS },
});

/**
 * Retries calls that change nothing. A retry of the token call would create a second order. It does not retry after a
 * 429, because the caller receives the `Retry-After`.
 */
const retrying = agent.compose(
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

/** A request to the Store API. */
export interface XsollaRequest {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** The milliseconds that the caller has left, if they may be fewer than the timeout of a call. */
  timeoutMs?: number | undefined;
  /** Aborts the call. */
  signal?: AbortSignal | undefined;
}

/** An answer of Xsolla, whatever its status. */
export interface XsollaAnswer {
  status: number;
  /** The header `Retry-After`. */
  retryAfter: string | undefined;
  /** The parsed JSON, with numbers as text (see `parseJson`). Undefined if the body is not JSON. */
  body: unknown;
}

/**
 * Makes one call to Xsolla over kept-alive connections. It retries a GET at most twice after a transient fault. It
 * sends any other request once.
 *
 * @throws XsollaError `xsolla-unavailable` if there is no answer in time
 */
export async function callXsolla(call: XsollaRequest): Promise<XsollaAnswer> {
  const timeoutMs = Math.min(call.timeoutMs ?? Number.POSITIVE_INFINITY, TIMEOUT_MS[call.method]);
  // Without this check, a POST could reach Xsolla before its timer ends.
  if (timeoutMs <= 0) throw new XsollaError({ reason: "xsolla-unavailable", detail: "no time left" });
  // The timer of AbortSignal.timeout would run on for seconds after the answer of each of thousands of calls.
  const tooLate = new AbortController();
  const timer = setTimeout(
    () => tooLate.abort(new DOMException("no answer in time", "TimeoutError")),
    timeoutMs,
  );
  const isRetried = call.method === "GET";
  const attemptTimeout = isRetried ? XSOLLA_ATTEMPT_MS : TIMEOUT_MS.POST;
  try {
    const answer = await request(call.url, {
      method: call.method,
      headers: { accept: "application/json", ...call.headers, ...contentType(call.body) },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      dispatcher: isRetried ? retrying : agent,
      headersTimeout: attemptTimeout,
      bodyTimeout: attemptTimeout,
      signal: call.signal ? AbortSignal.any([call.signal, tooLate.signal]) : tooLate.signal,
    });
    return {
      status: answer.statusCode,
      retryAfter: singleHeader(answer, "retry-after"),
      body: tryParseJson(await answer.body.text()),
    };
  } catch (error) {
    throw new XsollaError({ reason: "xsolla-unavailable", detail: explainNoAnswer(call.url, error) });
  } finally {
    clearTimeout(timer);
  }
}

const contentType = (body: unknown) => (body === undefined ? {} : { "content-type": "application/json" });

function singleHeader(answer: Dispatcher.ResponseData, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
