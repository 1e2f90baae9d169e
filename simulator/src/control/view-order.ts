import type { Order } from "../order.ts";

/** An order with its webhooks, without the token: who has it can pay. */
export const viewOrder = (order: Order) => ({
  order_id: order.id,
  status: order.status,
  sandbox: order.sandbox,
  created_at: order.createdAt.toISOString(),
  user: order.user,
  items: order.lines.map(({ item, quantity, amount }) => ({ sku: item.sku, quantity, amount })),
  price: { amount: order.amount, currency: order.currency },
  invoice_id: order.transactionId === undefined ? null : String(order.transactionId),
  external_id: order.externalId ?? null,
  webhooks: order.deliveries,
});
