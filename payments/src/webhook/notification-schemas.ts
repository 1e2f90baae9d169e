import { z } from "zod";
import { count, decimal, digits, lax, sku } from "../fields.ts";

/**
 * Schemas of Xsolla's notifications, with the fields that this backend reads. They ignore unknown fields. They expect
 * numbers as text (see `parseJson`), because Xsolla's own samples write ids, codes, flags and amounts both as numbers
 * and as strings. They are strict only for the fields that decide a grant: SKU, quantity, user, order id and mode.
 * https://developers.xsolla.com/webhooks/overview
 */

const text = lax(z.string());
const money = lax(z.object({ amount: decimal, currency: z.string() }));
const list = lax(z.array(z.unknown()));

const transaction = z.object({
  id: lax(digits),
  external_id: text,
  /** 1 for a test payment. Absent for a real payment. */
  dry_run: lax(z.union([z.string(), z.boolean().transform(Number).transform(String)])),
  /** The time of a partial refund. */
  date: text,
});

/** The ids are user ids at the Web Shop. */
const gift = lax(z.object({ giver_id: z.string().min(1), receiver_id: z.string().min(1) }));

const refundDetails = z.object({ code: lax(count), reason: text, date: text });

const billing = z.object({
  purchase: lax(z.object({ total: money, promotions: list, coupon: lax(z.looseObject({})), gift })),
  transaction: lax(transaction),
  refund_details: lax(refundDetails),
});

const item = z.object({
  sku,
  quantity: count.pipe(z.int().min(0)),
  type: text,
  /** Null or the text "[null]" for the contents of a package. */
  amount: z
    .union([decimal, z.null(), z.literal("[null]").transform(() => null)])
    .optional()
    .catch(undefined),
  promotions: list,
  is_pre_order: lax(z.boolean()),
  is_bonus: lax(z.boolean()),
  is_bundle_content: lax(z.boolean()),
});

const order = z.object({
  id: digits,
  mode: z.enum(["default", "sandbox"]),
  /** `real`, `virtual`, `unknown` (for a free order) or `loyalty_point`. */
  currency_type: text,
  /** ISO 4217, or the SKU of a virtual currency. */
  currency: text,
  amount: lax(decimal),
  invoice_id: text,
  promotions: list,
  promocodes: list,
  coupons: list,
});

/** `order_paid`. It has `billing` in combined mode only. */
export const orderNotification = z.object({
  items: z
    .array(item)
    .refine((lines) => lines.some(({ quantity }) => quantity > 0), "expected a line with a quantity above 0"),
  order,
  user: z.object({ external_id: z.string().min(1) }),
  billing: lax(billing),
});

/**
 * `order_canceled`. Its items may be unreadable, because a revocation takes the items from the order on record.
 */
export const cancelNotification = z.object({
  items: z
    .array(item)
    .nullish()
    .catch([])
    .transform((lines) => lines ?? []),
  order,
  user: z.object({ external_id: z.string().min(1) }),
  billing: lax(billing),
});

/** The smallest `order_canceled` that can cancel an order on record. */
export const namedOrder = z.object({ order: z.object({ id: digits }) });

/** `payment`, `refund` and `partial_refund`. They have `purchase.order` if it is switched on in Publisher Account. */
export const moneyNotification = z.object({
  user: z.object({ id: z.string().min(1) }),
  purchase: lax(
    z.object({
      total: money,
      order: lax(z.object({ id: digits, lineitems: lax(z.array(item)) })),
      promotions: list,
      coupon: lax(z.looseObject({})),
      gift,
    }),
  ),
  transaction,
  payment_details: lax(z.object({ payment: money })),
  refund_details: lax(refundDetails),
});

const subscription = z.object({
  subscription_id: z.string().min(1),
  plan_id: text,
  product_id: text,
  tags: lax(z.array(z.string())),
  date_create: text,
  date_next_charge: text,
  date_end: text,
});

/** `create_subscription`, `update_subscription`, `non_renewal_subscription` and `cancel_subscription`. */
export const subscriptionNotification = z.object({ user: z.object({ id: z.string().min(1) }), subscription });

/** `payment`, `refund` and `partial_refund` of a subscription. */
export const subscriptionPayment = z.object({
  user: z.object({ id: z.string().min(1) }),
  purchase: z.object({ total: money, subscription }),
  transaction: transaction.extend({ id: digits, payment_date: text }),
  refund_details: lax(refundDetails),
});

/** `ps_declined`, `afs_reject` and `dispute`. They are about a transaction of a user. */
export const problemNotification = z.object({
  user: z.object({ id: z.string().min(1) }),
  transaction,
});

/** `afs_black_list`. It names a transaction, but no user. */
export const blackListNotification = z.object({
  event: z.object({ action: z.string(), transaction_id: digits }),
});

/** `user_validation`. */
export const userNotification = z.object({ user: z.object({ id: z.string() }) });

/** `partner_side_catalog`. It has no user if the visitor has not signed in. Older documents name the id `id`. */
export const catalogueNotification = z.object({
  user: lax(z.object({ user_id: text, id: text, country: text, currency: text, locale: text })),
});

/** `user_search`. It has one of the two ids, or both. */
export const userSearchNotification = z.object({
  user: z.object({ public_id: z.string().nullish(), id: z.string().nullish() }),
});

const anyObject = z.looseObject({});
const aboutMoney = z.union([
  z.object({ order: anyObject }),
  z.object({ transaction: anyObject }),
  z.object({ purchase: anyObject }),
  z.object({ billing: anyObject }),
  z.object({ dispute: anyObject }),
  z.object({ event: z.object({ transaction_id: digits }) }),
]);

/**
 * Tells whether a body mentions an order, a payment or a dispute. Such a notification is stored even if it cannot be
 * handled.
 */
export const concernsMoney = (body: unknown): boolean => aboutMoney.safeParse(body).success;

const project = lax(z.object({ project_id: text }));
/**
 * The fields that a notification of any type can have. The id of the project is in one of several places, or absent.
 */
export const anyNotification = z.object({
  /** Contains a character that is not a digit, because `parseJson` converts a number to its digits. */
  notification_type: z.string().regex(/\D/),
  project_id: text,
  settings: project,
  billing: lax(z.object({ settings: project })),
  event: project,
});

export type SubscriptionNotification = z.infer<typeof subscriptionNotification>;
export type SubscriptionPaymentNotification = z.infer<typeof subscriptionPayment>;
export type OrderNotification = z.infer<typeof orderNotification>;
export type CancelNotification = z.infer<typeof cancelNotification>;
export type MoneyNotification = z.infer<typeof moneyNotification>;
