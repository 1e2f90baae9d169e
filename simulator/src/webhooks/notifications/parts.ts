// What several notifications consist of: https://developers.xsolla.com/webhooks/overview
import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";

/** Why money goes back. Codes: https://developers.xsolla.com/webhooks/overview */
export interface RefundReason {
  code: number;
  reason: string;
}

/** A transaction of an order: a declined attempt has one of its own. */
export type Transaction = Pick<Order, "externalId" | "sandbox" | "paidAt"> & { id: bigint | undefined };

export const transactionOf = ({ transactionId, externalId, sandbox, paidAt }: Order): Transaction => ({
  id: transactionId,
  externalId,
  sandbox,
  paidAt,
});

export const settings = ({ projectId, merchantId }: World) => ({
  project_id: projectId,
  merchant_id: merchantId,
});

/** `user.id` here, `user.external_id` in the order webhooks. */
export const user = ({ user: { id, email, name, country } }: Order) => ({
  id,
  ip: "203.0.113.9",
  ...(email !== undefined && { email }),
  ...(name !== undefined && { name }),
  country,
});

export const sum = (amount: string | number, currency: string) => ({ currency, amount: Number(amount) });

/** `dry_run` is there for tests only. */
export const transactionHead = ({ id, externalId, sandbox }: Transaction) => ({
  id,
  ...(externalId !== undefined && { external_id: externalId }),
  ...(sandbox && { dry_run: 1 }),
});

export const PAYMENT_METHOD = 1380;
const AGREEMENT = 303;

export const rejectedTransaction = (transaction: Transaction) => ({
  ...transactionHead(transaction),
  agreement: AGREEMENT,
});

export const paidTransaction = (transaction: Transaction) => ({
  ...rejectedTransaction(transaction),
  payment_date: transaction.paidAt?.toISOString(),
  payment_method: PAYMENT_METHOD,
  payment_method_name: "Bank card",
  payment_method_order_id: "178600000000000001",
});

export const refundDetails = ({ code, reason }: RefundReason) => ({
  code,
  reason,
  author: "support@example.org",
});

/** As it was sent with the token; a project can switch that off. */
export const customParameters = ({ customParameters: parameters }: Order) =>
  parameters === undefined ? {} : { custom_parameters: parameters };
