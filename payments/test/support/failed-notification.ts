import type { StoredNotification } from "../../src/order-store/stored-notification.ts";

/** A notification that could not be handled. */
export const FAILED_NOTIFICATION: StoredNotification = {
  id: "0123456789abcdef",
  type: "order_paid",
  outcome: "failed",
  reason: null,
  uid: "ada",
  orderId: null,
  rawBody: "{}",
  attempts: 1,
  receivedAt: new Date(0),
};
