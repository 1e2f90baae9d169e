import { z } from "zod";

const text = z.string().nullable().catch(null);

/** Makes the schema of a payment, an entry of the document's field `payments`. */
const subscriptionPayment = (date: z.ZodType<Date>) =>
  z.object({
    transactionId: z.string(),
    /** Decimal, as Xsolla wrote it. */
    amount: text,
    currency: text,
    at: date,
    /** The time of the refund. */
    refundedAt: date.optional(),
  });

/**
 * Builds the schema of the document `xsollaPlayers/{uid}/xsollaSubscriptions/{subscriptionId}`. Its fields are lax,
 * because the notifications about a subscription must not fail after somebody has changed the document by hand.
 *
 * @param date the schema of a time, as the store returns it
 */
export const subscriptionSchema = (date: z.ZodType<Date>) => {
  const someDate = date.catch(() => new Date());
  const dateOrNull = date.nullable().catch(null);
  return z.object({
    planId: text,
    productId: text,
    /** `non_renewing` ends with the period that is paid. `canceled` is final. */
    status: z.enum(["active", "non_renewing", "canceled"]).catch("active"),
    /** Null until the first payment or refund. */
    sandbox: z.boolean().nullable().catch(null),
    nextChargeAt: dateOrNull,
    /** The time when the player's access ends, if the subscription is canceled. */
    endsAt: dateOrNull,
    tags: z.array(z.string()).catch([]),
    payments: z.array(subscriptionPayment(date)).catch([]),
    createdAt: someDate,
    updatedAt: someDate,
  });
};

export type Subscription = z.output<ReturnType<typeof subscriptionSchema>>;
export type SubscriptionPayment = Subscription["payments"][number];
