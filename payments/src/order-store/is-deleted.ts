import type { DocumentSnapshot } from "firebase-admin/firestore";

/** Whether `deletePlayer` has marked a player's document, or the token limit's. */
export const isDeleted = (document: DocumentSnapshot | undefined): boolean =>
  document?.get("deletedAt") !== undefined;
