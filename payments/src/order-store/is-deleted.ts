import type { DocumentSnapshot } from "firebase-admin/firestore";

/** Tells whether `deletePlayer` has set `deletedAt` in a player's document. */
export const isDeleted = (document: DocumentSnapshot | undefined): boolean =>
  document?.get("deletedAt") !== undefined;
