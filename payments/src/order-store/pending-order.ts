import type { DocumentSnapshot, Timestamp } from "firebase-admin/firestore";
import { z } from "zod";
import { date } from "../firestore/date.ts";
import { nextCheckAfter, pollingEndsAt } from "../orders/check-schedule.ts";

/**
 * Xsolla's advice for polling:
 * https://developers.xsolla.com/solutions/payments/server-side-token-generation/set-up-order-tracking
 */
const MIN_LOOKUP_INTERVAL_MS = 3_000;

const lines = z.array(z.object({ sku: z.string(), quantity: z.number() }));

const pendingOrder = z.object({
  /** The payment token, with which the order is paid and its status is read. */
  token: z.string(),
  sandbox: z.boolean(),
  /** The items that the player asked for. */
  asked: lines,
  /** The contents of the bundles in `asked`, by the catalogue at the time of the token call. */
  contents: lines,
  createdAt: date,
  /** When the sweep looks the order up next. */
  nextCheckAt: date,
  /** When the order was looked up last. */
  askedAt: date.nullable(),
  /** When Firestore's TTL deletes the document, if nothing else has. */
  expireAt: date,
});

/**
 * Data for polling Xsolla about an order that is not final. It is stored beside the order, in
 * `xsollaPlayers/{uid}/xsollaPendingOrders/{orderId}`, because clients must not read the payment token. It is created
 * with the order, and deleted when the order becomes final.
 */
export type PendingOrder = z.infer<typeof pendingOrder> & {
  /** When the document was written last. */
  updateTime: Timestamp;
};

/**
 * Reads a pending order from its document.
 *
 * @throws ZodError when the document was changed by hand and is not a valid pending order
 */
export function readPendingOrder(stored: DocumentSnapshot): PendingOrder {
  return { ...pendingOrder.parse(stored.data()), updateTime: stored.updateTime ?? stored.readTime };
}

/** Makes the pending order of a new order. */
export function newPendingOrder(
  made: Pick<PendingOrder, "token" | "sandbox" | "asked" | "contents">,
  now: Date,
): Omit<PendingOrder, "updateTime"> {
  return {
    ...made,
    createdAt: now,
    nextCheckAt: nextCheckAfter(now, now) ?? now,
    askedAt: null,
    expireAt: pollingEndsAt(now),
  };
}

/** Tells whether the order was looked up so recently that another lookup would be too early. */
export const wasJustLookedUp = ({ askedAt }: PendingOrder, now: Date): boolean =>
  askedAt !== null && now.getTime() - askedAt.getTime() < MIN_LOOKUP_INTERVAL_MS;
