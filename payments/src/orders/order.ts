import { z } from "zod";
import { decimal } from "../fields.ts";

const orderLine = z.object({ sku: z.string(), quantity: z.number() });

/** How many of one SKU. */
export type OrderLine = z.infer<typeof orderLine>;

const gift = z.object({ giverId: z.string(), receiverId: z.string() });

/** Who pays, and who is to have the items: user ids, as the place of the sale knows them. */
export type Gift = z.infer<typeof gift>;

const virtualPrice = z.object({ sku: z.string(), amount: z.number() });

/** So many of a virtual currency. */
export type VirtualPrice = z.infer<typeof virtualPrice>;

const refund = z.object({
  type: z.enum(["refund", "partial_refund"]),
  /** Xsolla's: 2 chargeback, 4 potential fraud, 9 user's request, … */
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
  /** What was paid is not what the catalogue asked for. */
  | "amount-mismatch"
  /** What was bought is not what the player asked for. */
  | "items-mismatch"
  /** A sandbox order in production: recorded, nothing granted. */
  | "sandbox-not-granted"
  /** Paid after it had been canceled: the money is there, and nothing was granted. */
  | "paid-when-canceled"
  /** Money was taken a day ago, and Xsolla still does not say that the items are due. */
  | "paid-not-done"
  /** The payment system declined; the player may try again. */
  | "declined"
  /** Anti-fraud refused a payment, or blocked its payer. */
  | "fraud"
  /** The payer disputes the payment. */
  | "dispute"
  /** An event named another user than the owner of the order. It was applied to the order on record. */
  | "owner-mismatch"
  /** A subscription was granted without an end: nothing tells how long it lasts. */
  | "no-expiry"
  /**
   * The player is gone. Deleted before the order was paid: the money is there, and nothing was granted. Found by the
   * audit afterwards: the grant stays.
   */
  | "user-gone"
  /** Paid here, by a webhook that was signed correctly, and not paid in Xsolla's books. */
  | "not-at-xsolla";

/**
 * `new` unpaid · `paid` money taken, items not yet granted (separate webhooks, between the two) · `done` paid and
 * handled · `canceled` never changes again · `expired` unpaid for a day; may still be paid.
 */
export type OrderStatus = "new" | "paid" | "done" | "canceled" | "expired";

/** Polling stops here. A late webhook can still turn `expired` into `done`. */
export const isFinal = (status: OrderStatus): boolean => status !== "new" && status !== "paid";

const text = z.string().nullable().catch(null);

/** They are stored as JSON: Firestore takes no list within a list, and not every name of a field. */
const fromText = (stored: unknown): unknown => (typeof stored === "string" ? JSON.parse(stored) : stored);

/**
 * An order as it is stored in `xsollaPlayers/{uid}/xsollaOrders/{orderId}`, strict only about what decides a grant: a
 * document that was repaired by hand must not stop its webhooks. Fields that a studio added are left alone.
 *
 * @param date how the store gives a point in time back
 */
export const orderSchema = (date: z.ZodType<Date>) => {
  const someDate = date.catch(() => new Date());
  const reachedAt = date.optional().catch(undefined);
  return z.object({
    status: z.enum(["new", "paid", "done", "canceled", "expired"]),
    /** The items of this order are in the inventory now. */
    granted: z.boolean(),
    /** Written once. */
    sandbox: z.boolean(),
    /** As asked for; once paid, as Xsolla says was bought. */
    items: z.array(orderLine),
    /** Decimal; by the catalogue, once paid as Xsolla says. Null when not known. */
    amount: decimal.nullable().catch(null),
    currency: text,
    /** The quote is not for the buyer's country: another amount is no mismatch. */
    quoteIsInexact: z.literal(true).optional().catch(undefined),
    transactionId: text,
    externalId: text,
    refunds: z
      .array(refund)
      .nullish()
      .transform((found) => found ?? []),
    /** A `Problem`, or what a human wrote there. */
    problem: text,
    /** Who made the record: the token call, or a webhook about an order from elsewhere. */
    source: z.enum(["token", "webhook"]).catch("webhook"),
    /** At least one line is sold before it is out. */
    preOrder: z.boolean().optional().catch(undefined),
    gift: gift.optional().catch(undefined),
    /** From the token call, and as the notification repeats them. */
    customParameters: z.preprocess(fromText, z.record(z.string(), z.unknown()).optional()).catch(undefined),
    /** Xsolla's `virtual`, `unknown` (free) or `loyalty_point`; absent for real money. */
    currencyType: z.string().optional().catch(undefined),
    /** The virtual currency that paid. */
    price: virtualPrice.optional().catch(undefined),
    /** How long one piece of a subscription lasts, by SKU; null where nothing tells. */
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
