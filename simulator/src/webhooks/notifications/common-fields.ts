// Parts of several notifications: https://developers.xsolla.com/webhooks/overview
import type { Order } from "../../order.ts";
import type { Buyer, Payment } from "../../payment.ts";
import type { Transaction } from "../../subject.ts";
import type { World } from "../../world.ts";
import { writeDate } from "../../write-date.ts";

/** Reason of a refund. Codes: https://developers.xsolla.com/webhooks/overview */
export interface RefundReason {
  code: number;
  reason: string;
}

/** The fields of `transaction`. A declined attempt has a transaction of its own. */
export type TransactionFields = Pick<Payment, "externalId" | "sandbox" | "paidAt"> & {
  id: bigint | undefined;
};

export const transactionOf = ({
  transactionId,
  externalId,
  sandbox,
  paidAt,
}: Payment): TransactionFields => ({
  id: transactionId,
  externalId,
  sandbox,
  paidAt,
});

export const settings = ({ projectId, merchantId }: World) => ({
  project_id: projectId,
  merchant_id: merchantId,
});

/** Makes `user`. The id is `user.id` here, and `user.external_id` in the order webhooks. */
export const user = ({ id, email, name, country }: Buyer) => ({
  id,
  ip: "203.0.113.9",
  ...(email !== undefined && { email }),
  ...(name !== undefined && { name }),
  country,
});

export const sum = (amount: string | number, currency: string) => ({ currency, amount: Number(amount) });

/** Makes the head of `transaction`. Only test payments have `dry_run`. */
export const transactionHead = ({ id, externalId, sandbox }: TransactionFields) => ({
  id,
  ...(externalId !== undefined && { external_id: externalId }),
  ...(sandbox && { dry_run: 1 }),
});

export const PAYMENT_METHOD = 1380;
const AGREEMENT = 303;

export const rejectedTransaction = (transaction: TransactionFields) => ({
  ...transactionHead(transaction),
  agreement: AGREEMENT,
});

export const paidTransaction = (transaction: TransactionFields) => ({
  ...rejectedTransaction(transaction),
  ...(transaction.paidAt && { payment_date: writeDate(transaction.paidAt) }),
  payment_method: PAYMENT_METHOD,
  payment_method_name: "Bank card",
  payment_method_order_id: "178600000000000001",
});

export const refundDetails = ({ code, reason }: RefundReason) => ({
  code,
  reason,
  author: "support@example.org",
});

/** Makes the fields of `purchase` beside the money, for `payment`, `refund`, and `billing` of order webhooks. */
export function purchaseFields(purchase: Transaction): Record<string, unknown> {
  if (purchase.kind === "payment") return purchase.purchase;
  return { ...gift(purchase), ...promotions(purchase) };
}

const gift = ({ gift }: Order) =>
  gift && {
    gift: {
      giver_id: gift.giverId,
      receiver_id: gift.receiverId,
      message: "A gift for you",
      hide_giver_from_receiver: false,
    },
  };

const promotions = ({ promoCode }: Order) =>
  promoCode && { promotions: [{ technical_name: promoCode.externalId, id: promoCode.id }] };

/** Returns the custom parameters of the token call, unless the project has switched them off. */
export const customParameters = (
  world: World,
  { customParameters: parameters }: Pick<Payment, "customParameters">,
) => (parameters === undefined || !world.settings.customParameters ? {} : { custom_parameters: parameters });
