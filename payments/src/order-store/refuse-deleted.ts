import type { DocumentSnapshot } from "firebase-admin/firestore";
import { fail } from "../failure.ts";
import { isDeleted } from "./is-deleted.ts";

/**
 * Refuses a caller whose data was deleted. Their ID token stays valid for up to an hour after the account was deleted.
 *
 * @throws FailureError `unauthenticated`
 */
export function refuseDeleted(player: DocumentSnapshot): void {
  if (isDeleted(player)) fail({ reason: "unauthenticated", detail: "the player was deleted" });
}
