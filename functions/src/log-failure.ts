import { error, info, warn } from "firebase-functions/logger";
import type { Failure } from "./failure.ts";

/**
 * Logs a failure with what helps to debug it. Of a thrown error only name, code and stack are kept: its other fields
 * can hold the whole request, credentials included.
 */
export function logFailure(event: string, failure: Failure, fields: Record<string, unknown> = {}): void {
  const { reason, ...data } = failure;
  const about = "error" in data ? { error: describe(data.error) } : data;
  loggerFor(reason)(event, { reason, ...about, ...fields });
}

function loggerFor(reason: Failure["reason"]): typeof info {
  switch (reason) {
    case "misconfigured":
    case "not-understood":
    case "storage-unavailable":
    case "internal":
      return error;
    case "invalid-signature":
    case "invalid-parameter":
    case "source-not-allowed":
    case "xsolla-unavailable":
    case "xsolla-busy":
      return warn;
    default:
      return info;
  }
}

function describe(thrown: unknown) {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  return { name: thrown.name, code: "code" in thrown ? String(thrown.code) : undefined, stack: thrown.stack };
}
