import { createHash } from "node:crypto";

/** Returns the id of a notification: the SHA-256 of its body, in hex. All deliveries of one body have the same id. */
export const notificationId = (body: Buffer): string => createHash("sha256").update(body).digest("hex");
