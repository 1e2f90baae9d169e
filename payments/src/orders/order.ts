import { z } from "zod";
import { decimal } from "../fields.ts";

const orderLine = z.object({ sku: z.string(), quantity: z.number() });

/** A quantity of one SKU. */
export type OrderLine = z.infer<typeof orderLine>;

const gift = z.object({ giverId: z.string(), receiverId: z.string() });

/** The user ids of the giver, who pays, and of the receiver. In a Web Shop they may be ids of the Web Shop. */
export type Gift = z.infer<typeof gift>;

const virtualPrice = z.object({ sku: z.string(), amount: z.number() });

/** An amount of a virtual currency. */
export type VirtualPrice = z.infer<typeof virtualPrice>;

/** Schema of a refund. */
export const refund = z.object({
  type: z.enum(["refund", "partial_refund"]),
  /** Xsolla's refund code: 2 chargeback, 4 potential fraud, 9 user's request, … */
  code: z.number().nullable(),
  reason: z.string().nullable(),
  /** Decimal, as Xsolla wrote it. */
  amount: z.string().nullable(),
  currency: z.string().nullable(),
});

/** One refund that Xsolla reported. */
export type Refund = z.infer<typeof refund>;

/** Why a human should look at an order. */
export type Problem =
  /** The amount paid differs from the quote. */
  | "amount-mismatch"
  /** The items bought differ from the items that the player asked for. */
  | "items-mismatch"
  /** A sandbox order arrived in production. It was recorded, and nothing was granted. */
  | "sandbox-not-granted"
  /** The order was paid after it had been canceled. Money was taken, and nothing was granted. */
  | "paid-when-canceled"
  /** Money was taken a day ago, and Xsolla has not said yet that the items are due. */
  | "paid-not-done"
  /** The payment system declined. The player may try again. */
  | "declined"
  /** Xsolla's anti-fraud system refused a payment, or blocked its payer. */
  | "fraud"
  /** The payer disputes the payment. */
  | "dispute"
  /** An event named another user than the owner of the order. It was applied to the order on record. */
  | "owner-mismatch"
  /** A subscription was granted without an end, because its period could not be read. */
  | "no-expiry"
  /**
   * The player does not exist any more. If the player was deleted before the order was paid, money was taken and
   * nothing was granted. If the audit finds it later, the grant stays.
   */
  | "user-gone"
  /** A correctly signed notification said that the order is paid, but Xsolla's ledger does not show it as paid. */
  | "not-at-xsolla";

/**
 * - `new`: unpaid
 * - `paid`: money was taken and the items are not granted yet, which happens between two separate webhooks
 * - `done`: paid and handled
 * - `canceled`: final
 * - `expired`: unpaid for a day; a late notification may still say that it was paid
 */
export type OrderStatus = "new" | "paid" | "done" | "canceled" | "expired";

/** Tells whether polling about an order ends. A late notification can still turn `expired` into `done`. */
export const isFinal = (status: OrderStatus): boolean => status !== "new" && status !== "paid";

const text = z.string().nullable().catch(null);

/**
 * Parses custom parameters. They are stored as JSON text, because Firestore accepts neither nested lists nor every
 * field name.
 */
const fromText = (stored: unknown): unknown => (typeof stored === "string" ? JSON.parse(stored) : stored);

/**
 * Makes the schema of the document `xsollaPlayers/{uid}/xsollaOrders/{orderId}`. It is strict only about the fields
 * that decide a grant, so that a document that was repaired by hand cannot stop its webhooks. Fields that a studio
 * added are left alone.
 *
 * @param date schema of a timestamp as the database returns it
 */
export const orderSchema = (date: z.ZodType<Date>) => {
  const someDate = date.catch(() => new Date());
  const reachedAt = date.optional().catch(undefined);
  return z.object({
    status: z.enum(["new", "paid", "done", "canceled", "expired"]),
    /** The items of this order are in the player's possession now. */
    granted: z.boolean(),
    /** Written once, never changed. */
    sandbox: z.boolean(),
    /** The items that the player asked for; once paid, the items that Xsolla reports. */
    items: z.array(orderLine),
    /** Decimal. The quote; once paid, the amount that Xsolla reports. Null when not known. */
    amount: decimal.nullable().catch(null),
    currency: text,
    /** The quote is not for the buyer's country, so another amount is not a mismatch. */
    quoteIsInexact: z.literal(true).optional().catch(undefined),
    transactionId: text,
    externalId: text,
    refunds: z
      .array(refund)
      .nullish()
      .transform((found) => found ?? []),
    /** A `Problem`, or text that a human wrote there. */
    problem: text,
    /** What created the record: the token call, or a notification about an order from elsewhere. */
    source: z.enum(["token", "webhook"]).catch("webhook"),
    /** At least one item was sold before its release. */
    preOrder: z.boolean().optional().catch(undefined),
    gift: gift.optional().catch(undefined),
    /** Custom parameters of the token call, as the notification repeats them. */
    customParameters: z.preprocess(fromText, z.record(z.string(), z.unknown()).optional()).catch(undefined),
    /** Xsolla's `virtual`, `unknown` (free) or `loyalty_point`; absent for real money. */
    currencyType: z.string().optional().catch(undefined),
    /** The virtual currency that paid. */
    price: virtualPrice.optional().catch(undefined),
    /** How long one piece of a subscription lasts, by SKU; null where its period could not be read. */
    expiresInSeconds: z.record(z.string(), z.number().nullable()).optional().catch(undefined),
    createdAt: someDate,
    updatedAt: someDate,
    paidAt: reachedAt,
    doneAt: reachedAt,
    canceledAt: reachedAt,
  });
};

/** An order, with its times as dates. */
export type Order = z.output<ReturnType<typeof orderSchema>>;
