import { z } from "zod";
import { sku } from "../fields.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import type { Order } from "../orders/order.ts";
import { extrasOf, type OrderExtras } from "../orders/order-extras.ts";
import type { CancelNotification, MoneyNotification, OrderNotification } from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";

/** Reads the extras of `order_paid` and `order_canceled`. */
export function orderExtras(
  notification: Notification,
  { order, items, billing }: OrderNotification | CancelNotification,
): OrderExtras {
  const { currency_type } = order;
  return extrasOf({
    preOrder: items.some(({ is_pre_order }) => is_pre_order) || undefined,
    gift: giftOf(billing?.purchase),
    customParameters: customParameters(notification),
    currencyType: currency_type && currency_type !== "real" ? currency_type : undefined,
    price: priceOf(order),
  });
}

/** Reads the extras of `payment`, which in separate mode is the only notification that says that an order is a gift. */
export const moneyExtras = (notification: Notification, { purchase }: MoneyNotification): OrderExtras =>
  extrasOf({ gift: giftOf(purchase), customParameters: customParameters(notification) });

type Purchase = Pick<NonNullable<MoneyNotification["purchase"]>, "gift">;

/**
 * Reads a gift. It ignores a receiver whose id cannot be part of a Firestore path, because every delivery would fail.
 */
function giftOf(purchase: Purchase | null | undefined): Order["gift"] {
  const { giver_id: giverId, receiver_id: receiverId } = purchase?.gift ?? {};
  return giverId !== undefined && receiverId !== undefined && canOwnOrders(receiverId)
    ? { giverId, receiverId }
    : undefined;
}

function priceOf({ currency_type, currency, amount }: OrderNotification["order"]): Order["price"] {
  const paidWith = sku.safeParse(currency);
  return currency_type === "virtual" && amount && paidWith.success
    ? { sku: paidWith.data, amount: Number(amount) }
    : undefined;
}

const parameters = z.object({ custom_parameters: z.record(z.string(), z.unknown()) });

/** Reads the parameters from the raw body, so that a number in them stays a number. */
const customParameters = ({ body, rawBody }: Notification): Order["customParameters"] =>
  parameters.safeParse(body).success
    ? parameters.safeParse(JSON.parse(rawBody)).data?.custom_parameters
    : undefined;
