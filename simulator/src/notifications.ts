import type { Settings, WebhookMode } from "./options.ts";
import type { Order, OrderLine, World } from "./world.ts";

/** Bodies of the notifications, as https://developers.xsolla.com/webhooks/overview shows them. */

export interface RefundReason {
  code: number;
  reason: string;
}

const settingsOf = (world: World) => ({ project_id: world.projectId, merchant_id: world.merchantId });

/** `user.id` here, `user.external_id` in the order webhooks. */
const userOf = ({ user }: Order) => ({
  id: user.id,
  ip: "203.0.113.9",
  ...(user.email && { email: user.email }),
  ...(user.name && { name: user.name }),
  country: user.country,
});

const transactionOf = (order: Order) => ({
  id: order.transactionId,
  ...(order.externalId && { external_id: order.externalId }),
  payment_date: new Date().toISOString(),
  payment_method: 1380,
  payment_method_name: "Bank card",
  payment_method_order_id: "178600000000000001",
  ...(order.sandbox && { dry_run: 1 }),
  agreement: 303,
});

const sum = (amount: string | number, currency: string) => ({ currency, amount: Number(amount) });

const paymentDetails = (amount: string | number, currency: string) => ({
  payment: sum(amount, currency),
  payout: sum(Number(amount) * 0.8, currency),
  payout_currency_rate: "1",
  xsolla_fee: sum(Number(amount) * 0.05, currency),
  payment_method_fee: sum(0, currency),
  vat: { ...sum(0, currency), percent: 0 },
});

const refundDetails = ({ code, reason }: RefundReason) => ({ code, reason, author: "support@example.org" });

export const userValidation = (world: World, order: Order) => ({
  notification_type: "user_validation",
  settings: settingsOf(world),
  user: userOf(order),
});

export const payment = (world: World, order: Order) => ({
  notification_type: "payment",
  settings: settingsOf(world),
  purchase: {
    checkout: sum(order.amount, order.currency),
    total: sum(order.amount, order.currency),
    order: {
      id: order.id,
      lineitems: order.lines.map(({ item, quantity, amount }) => ({
        sku: item.sku,
        quantity,
        price: sum(amount, order.currency),
      })),
    },
  },
  user: userOf(order),
  transaction: transactionOf(order),
  payment_details: paymentDetails(order.amount, order.currency),
  ...customParameters(order),
});

export const refund = (world: World, order: Order, why: RefundReason) => ({
  ...moneyBack(world, order, order.amount, why),
  notification_type: "refund",
});

/** May come several times for one transaction: amount and date tell them apart. */
export const partialRefund = (
  world: World,
  order: Order,
  why: RefundReason,
  amount: string,
  date: string,
) => ({
  ...moneyBack(world, order, amount, why),
  notification_type: "partial_refund",
  transaction: { ...transactionOf(order), date },
});

const moneyBack = (world: World, order: Order, amount: string, why: RefundReason) => ({
  settings: settingsOf(world),
  purchase: { total: sum(amount, order.currency) },
  user: userOf(order),
  transaction: transactionOf(order),
  refund_details: refundDetails(why),
  payment_details: paymentDetails(amount, order.currency),
});

export const orderPaid = (world: World, order: Order, mode: WebhookMode) => ({
  ...orderBody(world, order, mode, "paid"),
  ...(mode === "combined" && { billing: { ...billing(world, order), notification_type: "payment" } }),
});

export const orderCanceled = (world: World, order: Order, mode: WebhookMode, why: RefundReason) => ({
  ...orderBody(world, order, mode, "canceled"),
  ...(mode === "combined" && {
    billing: { ...billing(world, order), notification_type: "refund", refund_details: refundDetails(why) },
  }),
});

const billing = (world: World, order: Order) => ({
  settings: settingsOf(world),
  purchase: { total: sum(order.amount, order.currency) },
  transaction: transactionOf(order),
  payment_details: paymentDetails(order.amount, order.currency),
});

function orderBody(world: World, order: Order, mode: WebhookMode, status: "paid" | "canceled") {
  return {
    notification_type: `order_${status}`,
    items: order.lines.flatMap((line) => lineAndContents(world, line, world.settings.itemsVersion)),
    order: {
      id: order.id,
      mode: order.sandbox ? "sandbox" : "default",
      currency_type: "real",
      currency: order.currency,
      amount: fourDecimals(order.amount),
      status,
      platform: "xsolla",
      comment: null,
      invoice_id: String(order.transactionId),
      promotions: [],
      promocodes: [],
      coupons: [],
    },
    user: {
      external_id: order.user.id,
      ...(order.user.email && { email: order.user.email }),
      ...(mode === "combined" && { country: order.user.country }),
    },
    ...customParameters(order),
  };
}

/** A bundle or package is listed beside its contents. */
function lineAndContents(
  world: World,
  { item, quantity, amount }: OrderLine,
  version: Settings["itemsVersion"],
) {
  const view = (sku: string, type: string, count: number, price: string, isContent: boolean) => ({
    sku,
    type,
    is_pre_order: false,
    quantity: count,
    amount: fourDecimals(price),
    promotions: [],
    ...(version === 2 && { is_free: false, is_bonus: false, is_bundle_content: isContent }),
  });
  const contents = (item.content ?? []).map((part) =>
    view(part.sku, world.findItem(part.sku)?.type ?? "virtual_good", part.quantity * quantity, "0", true),
  );
  return [view(item.sku, item.type, quantity, amount, false), ...contents];
}

const fourDecimals = (amount: string) => Number(amount).toFixed(4);

const customParameters = ({ customParameters }: Order) =>
  customParameters ? { custom_parameters: customParameters } : {};

export const declined = (world: World, order: Order) => ({
  notification_type: "ps_declined",
  settings: settingsOf(world),
  user: userOf(order),
  transaction: transactionOf(order),
  refund_details: {
    ...refundDetails({ code: 8, reason: "Cancellation by the PS request" }),
    reason_detail: "Insufficient funds",
  },
});

export const fraudReject = (world: World, order: Order) => ({
  notification_type: "afs_reject",
  settings: settingsOf(world),
  user: userOf(order),
  transaction: transactionOf(order),
  refund_details: refundDetails({ code: 4, reason: "Potential fraud" }),
});

export const dispute = (world: World, order: Order) => ({
  notification_type: "dispute",
  action: "adding",
  settings: settingsOf(world),
  user: userOf(order),
  transaction: { ...transactionOf(order), total: sum(order.amount, order.currency) },
  dispute: {
    incoming_date: new Date().toISOString(),
    reason: "fraud",
    type: "1st_time_chargeback",
    status: "new",
  },
});
