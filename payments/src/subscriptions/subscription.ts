import { z } from "zod";

const text = z.string().nullable().catch(null);

/** A payment of a subscription, in the document's field `payments`. */
const subscriptionPayment = (date: z.ZodType<Date>) =>
  z.object({
    transactionId: z.string(),
    /** Decimal, as Xsolla wrote it. */
    amount: text,
    currency: text,
    at: date,
    /** When the money was given back. */
    refundedAt: date.optional(),
  });

/**
 * A subscription as it is stored in `xsollaPlayers/{uid}/xsollaSubscriptions/{subscriptionId}`. A document that was
 * changed by hand must not stop its notifications.
 *
 * @param date how the store gives a point in time back
 */
export const subscriptionSchema = (date: z.ZodType<Date>) => {
  const someDate = date.catch(() => new Date());
  const dateOrNull = date.nullable().catch(null);
  return z.object({
    planId: text,
    productId: text,
    /** `non_renewing` ends with the period that is paid; `canceled` never changes again. */
    status: z.enum(["active", "non_renewing", "canceled"]).catch("active"),
    /** Null until a payment tells. */
    sandbox: z.boolean().nullable().catch(null),
    nextChargeAt: dateOrNull,
    /** Of a canceled one: when the player's access ends. */
    endsAt: dateOrNull,
    tags: z.array(z.string()).catch([]),
    payments: z.array(subscriptionPayment(date)).catch([]),
    createdAt: someDate,
    updatedAt: someDate,
  });
};

export type Subscription = z.output<ReturnType<typeof subscriptionSchema>>;
export type SubscriptionPayment = Subscription["payments"][number];
