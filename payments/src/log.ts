import { write } from "firebase-functions/logger";
import type { FieldsOf, LogEvent, SeverityOf } from "./log-events.ts";

/**
 * Writes one line to the log. It does not use `error` of firebase-functions, because that puts a stack trace into
 * `message`, and then a filter of Cloud Logging would not find the event by its name.
 *
 * @example log("INFO", "order.created", { uid, orderId, sandbox });
 */
export function log<E extends LogEvent>(severity: SeverityOf<E>, event: E, fields: FieldsOf<E>): void {
  write({ ...fields, severity, message: event });
}
