import { httpsCallable } from "firebase/functions";
import { z } from "zod";
import { type Buyer, orderWatch, refundOrder, untilInventory } from "../buyer.ts";

const paymentToken = z.object({ token: z.string(), order_id: z.int(), sandbox: z.boolean() });

/** The promo code of the simulator that takes 20 % off: see `GET /simulator/promo-codes`. */
const PROMO_CODE = "SAVE20";

/** Buys through Pay Station for real money, with a promo code if wanted. */
export async function buyInPayStation(buyer: Buyer, withPromoCode = false): Promise<void> {
  const { player, simulator, options, printStep } = buyer;
  const { sku, quantity, refund, mode } = options;
  const { data } = await httpsCallable(player.functions, "getXsollaPaymentToken")({ sku, quantity });
  const { token, order_id, sandbox } = paymentToken.parse(data);
  const orderId = String(order_id);
  printStep(`got a payment token${sandbox ? " (sandbox)" : ""} for order ${orderId}`);
  const order = orderWatch(buyer, orderId);
  await order(() => true);
  const code = withPromoCode ? PROMO_CODE : undefined;
  printStep(`paying in the simulator (${mode} webhooks${code ? `, promo code ${code}` : ""})`);
  const [, done] = await Promise.all([
    simulator.pay(token, mode, code),
    order(({ status }) => status === "done"),
    untilInventory(buyer, sku, (count) => count >= quantity),
  ]);
  printStep(`the order cost ${done.amount ?? "?"} ${done.currency ?? ""}`);
  if (refund) await refundOrder(buyer, orderId, order);
}
