import { z } from "zod";
import { count } from "../fields.ts";
import type { XsollaAnswer } from "./call-xsolla.ts";
import { XsollaError, type XsollaFailure } from "./xsolla-failure.ts";

/** Error body of the Store API: https://developers.xsolla.com/doc/in-game-store/references/error-list */
const errorBody = z.object({
  errorCode: count.optional().catch(undefined),
  /** Id of the request, which Xsolla's support needs. */
  transactionId: z.string().nullish().catch(undefined),
});

/**
 * Transient faults at Xsolla that it reports as 422: a service is down, or a third party or Pay Station failed. A retry
 * may succeed.
 */
const TRANSIENT_CODES = new Set([1101, 1103, 2000, 2001]);
/**
 * Faults that the buyer did not cause: encoding, ids, unsupported call, credentials, schema, webhook, the attributes
 * and prices of the item.
 */
const CONFIGURATION_CODES = new Set([
  1016, 1017, 1019, 1020, 1102, 2503, 4051, 4052, 4053, 4054, 4055, 4056, 4057,
]);
/** Used if a 429 has no valid `Retry-After`. */
const DEFAULT_RETRY_AFTER_SECONDS = 10;

/** Error code of the Store API for a request that violates its schema. */
const SCHEMA_VIOLATION = 1102;

/**
 * Converts an answer that is not a success to a failure.
 *
 * @param sent names of the sent fields, which are logged if Xsolla's schema refuses one of them
 */
export function explainRefusal(answer: XsollaAnswer, call: string, sent: string[] = []): XsollaError {
  return new XsollaError(toFailure(answer, call, sent));
}

function toFailure({ status, body, retryAfter }: XsollaAnswer, call: string, sent: string[]): XsollaFailure {
  if (status === 429) return { reason: "xsolla-busy", retryAfterSeconds: secondsUntil(retryAfter) };
  const parsed = errorBody.safeParse(body).data;
  const violation = parsed?.errorCode === SCHEMA_VIOLATION && sent.length > 0;
  const fields = violation ? `; sent: ${sent.join(", ")}` : "";
  const detail = `${call} answered HTTP ${status}${describeBody(parsed)}${fields}`;
  if (status === 401 || status === 403) return { reason: "misconfigured", detail };
  if (status >= 500 || status < 400 || status === 408 || !parsed)
    return { reason: "xsolla-unavailable", detail };
  const code = parsed.errorCode;
  if (code !== undefined && TRANSIENT_CODES.has(code)) return { reason: "xsolla-unavailable", detail };
  if (status === 422 && code && !CONFIGURATION_CODES.has(code)) {
    return { reason: "order-refused", xsollaErrorCode: code, detail };
  }
  return { reason: "misconfigured", detail };
}

/**
 * Describes an error body for the log. It leaves out Xsolla's free text, because that can quote the sent values, such
 * as an e-mail address.
 */
function describeBody(body: z.infer<typeof errorBody> | undefined): string {
  if (!body) return ", no JSON";
  const request = body.transactionId ? `, request ${body.transactionId}` : "";
  return `, code ${body.errorCode ?? "none"}${request}`;
}

/** Converts `Retry-After` to seconds. It is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsUntil(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return DEFAULT_RETRY_AFTER_SECONDS;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : DEFAULT_RETRY_AFTER_SECONDS;
}
