import { formatTable } from "../../payments/src/cli/format-table.ts";
import type { OrderView } from "./order-view.ts";

/** Formats one line for each order, newest first. */
export function formatOrders(orders: OrderView[]): string {
  if (orders.length === 0) return "There is no order yet; npm run buy -- coins-100 makes one.";
  const rows = orders.toReversed().map(({ order_id, status, items, price, user, webhooks }) => {
    const bought = items.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ");
    const last = webhooks.at(-1);
    return [
      String(order_id),
      status,
      bought,
      `${price.amount} ${price.currency}`,
      user.id,
      last ? `${last.type} ${last.state}` : "",
    ];
  });
  return formatTable(["Order", "Status", "Items", "Price", "Player", "Last webhook"], rows);
}

/** Formats an order and each of its webhooks with its number, which `send-again` takes. */
export function formatOrder({ order_id, status, webhooks }: OrderView, now: Date): string {
  const rows = webhooks.map(({ type, state, attempts, nextAttemptAt }, index) => [
    String(index),
    type,
    state,
    attempts.map(({ status, ms }) => `${status ?? "no answer"} (${ms} ms)`).join(", "),
    nextAttemptAt === null ? "" : `in ${secondsUntil(nextAttemptAt, now)} s`,
  ]);
  const heading = `Order ${order_id} is ${status}.`;
  if (rows.length === 0) return heading;
  return [heading, "", formatTable(["#", "Webhook", "State", "Answers", "Next attempt"], rows)].join("\n");
}

const secondsUntil = (at: string, now: Date) =>
  Math.max(0, Math.ceil((Date.parse(at) - now.getTime()) / 1_000));
