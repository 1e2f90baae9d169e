// Notifications as Xsolla sends them, and their events.

import type { Tolerance } from "../../src/orders/order-event.ts";
import { parseJson } from "../../src/parse-json.ts";
import { moneyNotification, orderNotification } from "../../src/webhook/notification-schemas.ts";

export const NOTHING: Tolerance = { amount: false, items: false };
export const AMOUNT: Tolerance = { amount: true, items: false };
export const DISCOUNT: Tolerance = { amount: true, items: true };
export const EXTRAS: Tolerance = { amount: false, items: true };

export const arrive = (body: unknown) => parseJson(JSON.stringify(body));
export const readOrder = (body: unknown) => orderNotification.parse(arrive(body));
export const readMoney = (body: unknown) => moneyNotification.parse(arrive(body));

export const LINE = {
  sku: "gems-50",
  type: "virtual_good",
  is_pre_order: false,
  quantity: 2,
  amount: "9.9900",
  promotions: [],
};
export const ORDER = {
  id: 8112233,
  mode: "default",
  currency_type: "real",
  currency: "EUR",
  amount: "9.9900",
  status: "paid",
  platform: "xsolla",
  comment: null,
  invoice_id: "5200000031",
  promotions: [],
  promocodes: [],
  coupons: [],
};
export const TRANSACTION = {
  id: 5200000031,
  external_id: "ord-77aa",
  payment_date: "2026-09-02T11:04:09+03:00",
  payment_method: 1380,
  payment_method_name: "Bank card",
  payment_method_order_id: "178600000000000003",
  agreement: 404,
};
export const TOTAL = { currency: "EUR", amount: 9.99 };
export const SETTINGS = { project_id: 101, merchant_id: 202 };
const USER = { external_id: "uid-ada", email: "ada@example.org", country: "DE" };

export const separatePaid = {
  notification_type: "order_paid",
  items: [LINE],
  order: ORDER,
  user: { external_id: "uid-ada", email: "ada@example.org" },
};
export const combinedPaid = {
  ...separatePaid,
  user: USER,
  billing: {
    notification_type: "payment",
    settings: SETTINGS,
    purchase: { total: TOTAL },
    transaction: TRANSACTION,
    payment_details: { payment: TOTAL },
  },
  custom_parameters: { from: "shop" },
};
export const separateCanceled = {
  ...separatePaid,
  notification_type: "order_canceled",
  order: { ...ORDER, status: "canceled" },
};
export const combinedCanceled = {
  ...separateCanceled,
  user: USER,
  billing: {
    notification_type: "refund",
    settings: SETTINGS,
    purchase: { total: TOTAL },
    transaction: { id: 5200000031, external_id: "ord-77aa", agreement: 404 },
    refund_details: { code: 2, reason: "Chargeback", author: "support@example.org" },
    payment_details: { payment: TOTAL },
  },
};
export const payment = {
  notification_type: "payment",
  settings: SETTINGS,
  purchase: {
    checkout: TOTAL,
    total: TOTAL,
    order: { id: 8112233, lineitems: [{ sku: "gems-50", quantity: 2, price: TOTAL }] },
  },
  user: { id: "uid-ada", ip: "203.0.113.9", email: "ada@example.org", country: "DE" },
  transaction: TRANSACTION,
  payment_details: { payment: { currency: "EUR", amount: 11.89 }, payout_currency_rate: "1" },
};
export const refund = {
  notification_type: "refund",
  settings: SETTINGS,
  purchase: { checkout: TOTAL, total: TOTAL },
  user: { id: "uid-ada", email: "ada@example.org", country: "DE" },
  transaction: { id: 5200000031, external_id: "ord-77aa", agreement: 404 },
  refund_details: { code: 1, reason: "Cancellation by the user request", author: "support@example.org" },
  payment_details: { payment: TOTAL },
};
export const partialRefund = {
  ...refund,
  notification_type: "partial_refund",
  purchase: { total: { currency: "EUR", amount: 3.0 } },
  transaction: { id: 5200000031, external_id: "ord-77aa", date: "2026-09-05T10:00:00+03:00" },
  refund_details: { code: 9, reason: "Cancellation by the user request", author: "support@example.org" },
};

export const FACTS = {
  sandbox: false,
  items: [{ sku: "gems-50", quantity: 2 }],
  amount: "9.9900",
  currency: "EUR",
  transactionId: "5200000031",
};
export const REFUND = { amount: "9.99", currency: "EUR" };
