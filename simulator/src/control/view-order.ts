import type { Order } from "../order.ts";

/** Shows an order with its webhooks, but without the token, which is a secret. */
export const viewOrder = (order: Order) => ({
  order_id: order.id,
  status: order.status,
  source: order.source,
  sandbox: order.sandbox,
  created_at: order.createdAt.toISOString(),
  user: order.user,
  items: order.lines.map(({ item, quantity, amount }) => ({ sku: item.sku, quantity, amount })),
  price: { amount: order.amount, currency: order.currency },
  currency_type: order.currencyType,
  promo_code: order.promoCode?.code ?? null,
  gift_to: order.gift?.receiverId ?? null,
  refunded: order.refunded,
  invoice_id: order.transactionId === undefined ? null : String(order.transactionId),
  external_id: order.externalId ?? null,
  webhooks: order.deliveries,
});
