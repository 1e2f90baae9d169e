import type { Backend } from "../backend.ts";
import type { CallableHandler } from "../callable/callable.ts";
import { fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { logFailure } from "../log-failure.ts";
import { expireOrder, lookUpOrder } from "../lookup/look-up-order.ts";
import { loadOrder } from "../order-store/load-order.ts";
import { wasJustAsked } from "../order-store/pending-order.ts";
import { claimLookup, loadPendingOrder } from "../order-store/pending-order-store.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { isOverdue } from "../orders/check-schedule.ts";
import { isFinal, type Order, type OrderLine, type OrderStatus } from "../orders/order.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";
import { parseRequest } from "./parse-request.ts";

/** `granted`: the items are in the inventory now. `order_id` is a string where a number would lose digits. */
export interface OrderStatusAnswer {
  order_id: number | string;
  status: OrderStatus;
  items: OrderLine[];
  granted: boolean;
  sandbox: boolean;
}

/**
 * `getXsollaOrderStatus`: for clients that cannot listen to Firestore, and for a game that has heard nothing. Xsolla is
 * asked about an order that is not final, at most once in 3 s however many ask; what it says is applied. When it cannot
 * be asked, the answer is what is stored.
 */
export const getOrderStatus: CallableHandler<OrderStatusAnswer> = async (backend, data, { uid }) => {
  const key = { uid, orderId: parseRequest(data) };
  if (!canOwnOrders(uid)) return fail({ reason: "unknown-order" });
  const order = (await loadOrder(backend, key)) ?? fail({ reason: "unknown-order" });
  const { status, items, granted, sandbox } = isFinal(order.status)
    ? order
    : await refresh(backend, key, order);
  const number = Number(key.orderId);
  return {
    order_id: Number.isSafeInteger(number) ? number : key.orderId,
    status,
    items,
    granted,
    sandbox,
  };
};

async function refresh(backend: Backend, key: OrderKey, order: Order): Promise<Order> {
  const now = new Date();
  try {
    return (await ask(backend, key, order, now)) ?? order;
  } catch (error) {
    if (!(error instanceof XsollaError)) throw error;
    logFailure("order.not-asked", error.failure, { ...key });
    return order;
  }
}

/** Null when there is nobody to ask, or nothing new. */
async function ask(backend: Backend, key: OrderKey, order: Order, now: Date): Promise<Order | null> {
  const pending = await loadPendingOrder(backend, key);
  const overdue = isOverdue(order.createdAt, now);
  if (!pending) return overdue ? ((await expireOrder(backend, key))?.order ?? null) : null;
  if (wasJustAsked(pending, now) || !(await claimLookup(backend, key, pending, now))) return null;
  const outcome = await lookUpOrder(backend, key, pending, overdue);
  // The webhook may have come while Xsolla was asked.
  return outcome ? outcome.order : loadOrder(backend, key);
}
