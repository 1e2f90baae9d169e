import type { DocumentSnapshot } from "firebase-admin/firestore";

/** Whether `deletePlayer` has marked a player's document. */
export const isDeleted = (document: DocumentSnapshot | undefined): boolean =>
  document?.get("deletedAt") !== undefined;
