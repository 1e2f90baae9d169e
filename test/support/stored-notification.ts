import { createHash } from "node:crypto";
import type { DocumentData } from "firebase/firestore";
import { read } from "./client.ts";

/** Returns the id under which a notification is stored. */
export const notificationId = (notification: object | string): string =>
  createHash("sha256")
    .update(typeof notification === "string" ? notification : JSON.stringify(notification))
    .digest("hex");

/** Reads what is stored of a notification; undefined if nothing is. */
export const storedNotification = (notification: object | string): Promise<DocumentData | undefined> =>
  read(`xsollaNotifications/${notificationId(notification)}`);
