import type { Failure } from "./failure.ts";
import { log } from "./log.ts";

/** Log events that report a failure. Each of them can have any severity. */
type FailureEvent =
  | "callable.refused"
  | "notification.refused"
  | "notification.not-stored"
  | "order.not-looked-up"
  | "sweep.failed"
  | "web-shop.refused"
  | "audit.failed";

/**
 * Logs a failure with the data that helps to debug it. It logs only name, code and stack of a thrown error, because the
 * other fields can contain the whole request with its credentials.
 */
export function logFailure(
  event: FailureEvent,
  failure: Failure,
  fields: Record<string, unknown> = {},
  severity: "INFO" | "WARNING" | "ERROR" = severityOf(failure.reason),
): void {
  const { reason, ...data } = failure;
  const about = "error" in data ? { error: describeError(data.error) } : data;
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

function describeError(thrown: unknown) {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  return { name: thrown.name, code: "code" in thrown ? String(thrown.code) : undefined, stack: thrown.stack };
}
