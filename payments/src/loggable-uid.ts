/**
 * Returns a user id that a log line may contain. A Web Shop may use an e-mail address as the user id, and no log line
 * contains one, so the result is then undefined.
 */
export const loggableUid = (uid: string | null | undefined): string | null | undefined =>
  uid?.includes("@") ? undefined : uid;
