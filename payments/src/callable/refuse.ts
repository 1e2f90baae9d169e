import type { HttpsError } from "firebase-functions/https";
import { failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { toHttpsError } from "./to-https-error.ts";

/** Logs why a call failed and whose call it was. Returns the public answer. */
export function refuse(error: unknown, uid: string | undefined): HttpsError {
  const failure = failureOf(error);
  logFailure("callable.refused", failure, { uid });
  return toHttpsError(failure);
}
