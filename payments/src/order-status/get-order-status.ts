import type { Backend } from "../backend.ts";
import type { CallableHandler } from "../callable/callable.ts";
import { fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { logFailure } from "../log-failure.ts";
import { expireOrder, lookUpOrder } from "../lookup/look-up-order.ts";
import { loadOrder } from "../order-store/load-order.ts";
import { wasJustLookedUp } from "../order-store/pending-order.ts";
import { loadPendingOrder, reserveLookup } from "../order-store/pending-order-store.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { isOverdue } from "../orders/check-schedule.ts";
import { isFinal, type Order, type OrderLine, type OrderStatus } from "../orders/order.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";
import { parseRequest } from "./parse-request.ts";

/** The answer of `getXsollaOrderStatus`. */
export interface OrderStatusAnswer {
  /** A string if a number would lose digits. */
  order_id: number | string;
  status: OrderStatus;
  items: OrderLine[];
  /** Whether the player possesses the items of the order now. */
  granted: boolean;
  sandbox: boolean;
}

/**
 * Implements `getXsollaOrderStatus`, for clients that cannot listen to Firestore, and for a game that has missed a
 * change.
 *
 * If the order is not final, it looks the order up at Xsolla and applies the answer. Calls about one order cause at
 * most one lookup in 3 s. If the lookup fails, it returns the stored status.
 *
 * @throws FailureError `invalid-request`, `unknown-order`
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
    return (await lookUp(backend, key, order, now)) ?? order;
  } catch (error) {
    if (!(error instanceof XsollaError)) throw error;
    logFailure("order.not-looked-up", error.failure, { ...key });
    return order;
  }
}

/** Returns null if there was no lookup, or if it changed nothing. */
async function lookUp(backend: Backend, key: OrderKey, order: Order, now: Date): Promise<Order | null> {
  const pending = await loadPendingOrder(backend, key);
  const overdue = isOverdue(order.createdAt, now);
  if (!pending) return overdue ? ((await expireOrder(backend, key))?.order ?? null) : null;
  if (wasJustLookedUp(pending, now) || !(await reserveLookup(backend, key, pending, now))) return null;
  const outcome = await lookUpOrder(backend, key, pending, overdue);
  // A notification may have changed the order during the lookup.
  return outcome ? outcome.order : loadOrder(backend, key);
}
