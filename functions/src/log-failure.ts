import { logger } from "firebase-functions";
import type { Failure } from "./failure.ts";

/**
 * Logs a failure with what helps to debug it. Of a thrown error only name, code and stack are kept: its other fields
 * can hold the whole request, credentials included.
 */
export function logFailure(event: string, failure: Failure, fields: Record<string, unknown> = {}): void {
  const { reason, ...data } = failure;
  const detail = "error" in data ? { error: describe(data.error) } : data;
  logger[severity(reason)](event, { reason, ...detail, ...fields });
}

function severity(reason: Failure["reason"]): "error" | "warn" | "info" {
  switch (reason) {
    case "misconfigured":
    case "not-understood":
    case "storage-unavailable":
    case "internal":
      return "error";
    case "invalid-signature":
    case "invalid-parameter":
    case "source-not-allowed":
    case "xsolla-unavailable":
    case "xsolla-busy":
      return "warn";
    default:
      return "info";
  }
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  return { name: error.name, code: "code" in error ? String(error.code) : undefined, stack: error.stack };
}
