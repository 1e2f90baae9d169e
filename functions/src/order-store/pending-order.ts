import type { DocumentSnapshot, Timestamp } from "firebase-admin/firestore";
import { z } from "zod";
import { date } from "../firestore/date.ts";
import { goneAt, nextCheckAfter } from "../orders/check-schedule.ts";
import type { OrderLine } from "../orders/order.ts";

/**
 * Xsolla's own advice for polling:
 * https://developers.xsolla.com/solutions/payments/server-side-token-generation/set-up-order-tracking
 */
const MIN_GAP_MS = 3_000;

const lines = z.array(z.object({ sku: z.string(), quantity: z.number() }));

const pendingOrder = z.object({
  token: z.string(),
  sandbox: z.boolean(),
  asked: lines,
  contents: lines,
  createdAt: date,
  nextCheckAt: date,
  askedAt: date.nullable(),
  expireAt: date,
});

/**
 * What it takes to ask Xsolla about an order that is not final. It stands beside the order, in
 * `users/{uid}/pendingOrders/{orderId}`, because the payment token is not for clients; it is made with the order and
 * deleted when the order becomes final.
 */
export interface PendingOrder {
  /** Reads the order at Xsolla, and pays it. */
  token: string;
  sandbox: boolean;
  /** What the player asked for. */
  asked: OrderLine[];
  /** What comes with the bundles among it, by the catalogue when the order was made. */
  contents: OrderLine[];
  createdAt: Date;
  /** When the sweep asks next. */
  nextCheckAt: Date;
  /** When Xsolla was asked last. */
  askedAt: Date | null;
  /** For Firestore's TTL, should nothing else delete it. */
  expireAt: Date;
  /** When the document was written last. */
  updateTime: Timestamp;
}

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
