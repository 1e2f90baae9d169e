import type { Failure } from "./failure.ts";
import { log } from "./log.ts";

/** Events that end in a failure; each may be of any severity. */
type FailureEvent =
  | "callable.refused"
  | "notification.refused"
  | "notification.not-kept"
  | "order.not-asked"
  | "reconcile.failed"
  | "web-shop.refused"
  | "audit.failed";

/**
 * Logs a failure with what helps to debug it. Of a thrown error only name, code and stack are logged: its other fields
 * can hold the whole request, credentials included.
 */
export function logFailure(
  event: FailureEvent,
  failure: Failure,
  fields: Record<string, unknown> = {},
  severity: "INFO" | "WARNING" | "ERROR" = severityOf(failure.reason),
): void {
  const { reason, ...data } = failure;
  const about = "error" in data ? { error: describe(data.error) } : data;
  log(severity, event, { reason, ...about, ...fields });
}

function severityOf(reason: Failure["reason"]) {
  switch (reason) {
    case "misconfigured":
    case "not-understood":
    case "storage-unavailable":
    case "internal":
      return "ERROR";
    case "invalid-signature":
    case "invalid-parameter":
    case "source-not-allowed":
    case "xsolla-unavailable":
    case "xsolla-busy":
      return "WARNING";
    default:
      return "INFO";
  }
}

function describe(thrown: unknown) {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  return { name: thrown.name, code: "code" in thrown ? String(thrown.code) : undefined, stack: thrown.stack };
}
