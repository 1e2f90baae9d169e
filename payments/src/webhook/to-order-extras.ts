import { z } from "zod";
import { sku } from "../fields.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import type { Order } from "../orders/order.ts";
import { extrasOf, type OrderExtras } from "../orders/order-extras.ts";
import type { CancelNotification, MoneyNotification, OrderNotification } from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";

/** What `order_paid` and `order_canceled` tell beside the event. */
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

/** The same of `payment`: in separate mode nothing else tells of a gift. */
export const moneyExtras = (notification: Notification, { purchase }: MoneyNotification): OrderExtras =>
  extrasOf({ gift: giftOf(purchase), customParameters: customParameters(notification) });

type Purchase = Pick<NonNullable<MoneyNotification["purchase"]>, "gift">;

/** A receiver for whom nothing can be stored would make every delivery fail. */
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

/** Read from the raw body once more: a number in them is to be a number, as it was sent. */
const customParameters = ({ body, rawBody }: Notification): Order["customParameters"] =>
  parameters.safeParse(body).success
    ? parameters.safeParse(JSON.parse(rawBody)).data?.custom_parameters
    : undefined;
