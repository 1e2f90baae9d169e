import { afterAll } from "vitest";
import { z } from "zod";
import { control } from "./xsolla.ts";

const placed = z.object({ order_id: z.number(), invoice_id: z.string() });

/** An address where nothing listens, so that notifications are lost. */
export const NOWHERE = "http://127.0.0.1:9/";

// Xsolla repeats such a notification after minutes, and those of the next test file would wait for it.
afterAll(() => control("POST", "/reset"));

/** Buys in a Web Shop, without webhooks. */
export async function buyInWebShop(user: string, sku = "coins-100") {
  const order = await control("POST", "/web-shop/orders", {
    user,
    items: [{ sku }],
    sandbox: true,
    validateUser: false,
    webhookUrl: NOWHERE,
  });
  const { order_id: orderId, invoice_id: transactionId } = placed.parse(order);
  return { orderId, transactionId };
}

/** Refunds an order, without webhooks. */
export const refundUnheard = ({ orderId }: { orderId: number }): Promise<unknown> =>
  control("POST", `/orders/${orderId}/refund`, { webhookUrl: NOWHERE });
