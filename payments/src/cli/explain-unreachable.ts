import type { SetUp } from "./doctor/set-up.ts";
import type { UnreachableError } from "./http.ts";
import { isLoopback } from "./origins.ts";

/** Where `npm start` runs the simulator, unless its XSOLLA_STORE_URL says otherwise. */
const SIMULATOR = "http://127.0.0.1:5252";

/**
 * Explains why a server gives no answer. A project of the emulators usually sells through the simulator, so if the
 * command has called Xsolla itself for it, the likely cause is that nothing names the simulator.
 */
export function explainUnreachable(
  { isLocal, projectId, origins }: Pick<SetUp, "isLocal" | "projectId" | "origins">,
  { origin, message }: Pick<UnreachableError, "origin" | "message">,
): string {
  const isXsolla = [origins.store, origins.api, origins.secure].includes(origin);
  if (!isLocal || !isXsolla || isLoopback(new URL(origin))) return message;
  return `${message}. ${projectId} exists in the emulators only: to use the simulator, set XSOLLA_STORE_URL=${SIMULATOR}`;
}
