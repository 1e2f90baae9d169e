import type { DocumentSnapshot, Timestamp } from "firebase-admin/firestore";
import { z } from "zod";
import { date } from "../firestore/date.ts";
import { goneAt, nextCheckAfter } from "../orders/check-schedule.ts";

/**
 * Xsolla's own advice for polling:
 * https://developers.xsolla.com/solutions/payments/server-side-token-generation/set-up-order-tracking
 */
const MIN_GAP_MS = 3_000;

const lines = z.array(z.object({ sku: z.string(), quantity: z.number() }));

const pendingOrder = z.object({
  /** Reads the order at Xsolla, and pays it. */
  token: z.string(),
  sandbox: z.boolean(),
  /** What the player asked for. */
  asked: lines,
  /** What comes with the bundles among it, by the catalogue when the order was made. */
  contents: lines,
  createdAt: date,
  /** When the sweep asks next. */
  nextCheckAt: date,
  /** When Xsolla was asked last. */
  askedAt: date.nullable(),
  /** For Firestore's TTL, should nothing else delete it. */
  expireAt: date,
});

/**
 * Data for polling Xsolla about an unfinished order. Stored beside the order, in
 * `xsollaPlayers/{uid}/xsollaPendingOrders/{orderId}`, because clients must not read the payment token. Made with the
 * order, and deleted when the order becomes final.
 */
export type PendingOrder = z.infer<typeof pendingOrder> & {
  /** When the document was written last. */
  updateTime: Timestamp;
};

/** @throws ZodError when the document was changed by hand into something else. */
export function readPendingOrder(stored: DocumentSnapshot): PendingOrder {
  return { ...pendingOrder.parse(stored.data()), updateTime: stored.updateTime ?? stored.readTime };
}

/** The document of a new order. */
export function newPendingOrder(
  made: Pick<PendingOrder, "token" | "sandbox" | "asked" | "contents">,
  now: Date,
): Omit<PendingOrder, "updateTime"> {
  return {
    ...made,
    createdAt: now,
    nextCheckAt: nextCheckAfter(now, now) ?? now,
    askedAt: null,
    expireAt: goneAt(now),
  };
}

/** Xsolla was asked so recently that asking again tells nothing. */
export const wasJustAsked = ({ askedAt }: PendingOrder, now: Date): boolean =>
  askedAt !== null && now.getTime() - askedAt.getTime() < MIN_GAP_MS;
