import type { CallableHandler } from "../callable/callable.ts";
import { fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { logFailure } from "../log-failure.ts";
import { checkOrder, expireOrder } from "../lookup/look-up-order.ts";
import { loadOrder } from "../order-store/apply-to-order.ts";
import { wasJustAsked } from "../order-store/pending-order.ts";
import { claimAsking, loadPendingOrder } from "../order-store/pending-order-store.ts";
import { isOverdue } from "../orders/check-schedule.ts";
import { isFinal, type Order, type OrderLine, type OrderStatus } from "../orders/order.ts";
import { ORDER_OWNER } from "../orders/order-owner.ts";
import { XsollaError } from "../xsolla/failure.ts";
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
export const getOrderStatus: CallableHandler<OrderStatusAnswer> = async (data, { uid }) => {
  const key = { uid, orderId: parseRequest(data) };
  if (!ORDER_OWNER.test(uid)) return fail({ reason: "unknown-order" });
  const order = (await loadOrder(key)) ?? fail({ reason: "unknown-order" });
  const { status, items, granted, sandbox } = isFinal(order.status) ? order : await refresh(key, order);
  const number = Number(key.orderId);
  return {
    order_id: Number.isSafeInteger(number) ? number : key.orderId,
    status,
    items,
    granted,
    sandbox,
  };
};

async function refresh(key: OrderKey, order: Order): Promise<Order> {
  const now = new Date();
  try {
    return (await ask(key, order, now)) ?? order;
  } catch (error) {
    if (!(error instanceof XsollaError)) throw error;
    logFailure("order.not-asked", error.failure, { ...key });
    return order;
  }
}

/** Null when there is nobody to ask, or nothing new. */
async function ask(key: OrderKey, order: Order, now: Date): Promise<Order | null> {
  const pending = await loadPendingOrder(key);
  const overdue = isOverdue(order.createdAt, now);
  if (!pending) return overdue ? ((await expireOrder(key))?.order ?? null) : null;
  if (wasJustAsked(pending, now) || !(await claimAsking(key, pending, now))) return null;
  const outcome = await checkOrder(key, pending, overdue);
  // The webhook may have come while Xsolla was asked.
  return outcome ? outcome.order : loadOrder(key);
}
