import { z } from "zod";
import { count, decimal, digits } from "../json.ts";
import { sku } from "../payment-token/request.ts";

/**
 * Xsolla's notifications, as far as this backend reads them; unknown fields pass. Numbers arrive as strings (see
 * `parseJson`), because Xsolla's own samples write ids, codes, flags and amounts both ways. Strict is only what
 * decides a grant: SKU, quantity, user, order id, mode.
 * https://developers.xsolla.com/webhooks/overview
 */

const money = z.object({ amount: decimal, currency: z.string() });
const optionalMoney = money.nullish().catch(undefined);

const transaction = z.object({
  id: digits.nullish(),
  external_id: z.string().nullish(),
  /** 1 for tests; absent for real payments. */
  dry_run: z.string().nullish(),
  /** When, of a partial refund. */
  date: z.string().nullish(),
});

const refundDetails = z.object({
  code: count.nullish().catch(undefined),
  reason: z.string().nullish(),
  date: z.string().nullish(),
});

const billing = z.object({
  notification_type: z.string().nullish(),
  purchase: z.object({ total: optionalMoney }).nullish(),
  transaction: transaction.nullish(),
  refund_details: refundDetails.nullish(),
});

const item = z.object({
  sku,
  quantity: count.pipe(z.int().min(1)),
  type: z.string().nullish(),
  is_bonus: z.boolean().nullish(),
});

const list = z.array(z.unknown()).nullish();

/** `order_paid` and `order_canceled`; `billing` is there in combined mode only. */
export const orderNotification = z.object({
  items: z.array(item).min(1),
  order: z.object({
    id: digits,
    mode: z.enum(["default", "sandbox"]),
    currency: z.string().nullish(),
    amount: decimal.nullish(),
    invoice_id: z.string().nullish(),
    promotions: list,
    promocodes: list,
    coupons: list,
  }),
  user: z.object({ external_id: z.string().min(1) }),
  billing: billing.nullish(),
});

/** `payment`, `refund` and `partial_refund`. `purchase.order` is there when switched on in Publisher Account. */
export const moneyNotification = z.object({
  user: z.object({ id: z.string().min(1) }),
  purchase: z
    .object({
      total: optionalMoney,
      order: z.object({ id: digits, lineitems: z.array(item).nullish().catch(undefined) }).nullish(),
    })
    .nullish(),
  transaction,
  payment_details: z.object({ payment: optionalMoney }).nullish(),
  refund_details: refundDetails.nullish(),
});

/** `ps_declined`, `afs_reject`, `dispute`: about a transaction of a user. */
export const problemNotification = z.object({
  user: z.object({ id: z.string().min(1) }),
  transaction,
});

/** `afs_black_list`: names a transaction, but no user. */
export const blackListNotification = z.object({
  event: z.object({ action: z.string(), transaction_id: digits }),
});

/** `user_validation`. */
export const userNotification = z.object({ user: z.object({ id: z.string() }) });

/** `user_search`: either may be there. */
export const userSearchNotification = z.object({
  user: z.object({ public_id: z.string().nullish(), id: z.string().nullish() }),
});

/** What every notification tells before its type matters. The project stands in one of several places, or nowhere. */
const project = z.object({ project_id: z.string().nullish() }).nullish();
export const anyNotification = z.object({
  notification_type: z.string().min(1),
  project_id: z.string().nullish(),
  settings: project,
  billing: z.object({ settings: project }).nullish(),
  event: project,
});

export type OrderNotification = z.infer<typeof orderNotification>;
export type MoneyNotification = z.infer<typeof moneyNotification>;
export type ProblemNotification = z.infer<typeof problemNotification>;
