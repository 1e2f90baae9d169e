import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Buyer, orderWatch, refundOrder, untilInventory } from "../buyer.ts";

const sold = z.object({ order_id: z.int() });

/** Buys in the simulated Web Shop, without a token call; as a gift for another player if wanted. */
export async function buyInWebShop(buyer: Buyer, asGift = false): Promise<void> {
  const { player, simulator, options, printStep } = buyer;
  const { sku, quantity, refund, mode } = options;
  const giftTo = asGift ? `friend-${randomUUID().slice(0, 8)}` : undefined;
  printStep(`buying in the simulated Web Shop${giftTo ? ` for ${giftTo}` : ""} (${mode} webhooks)`);
  const { order_id } = sold.parse(
    await simulator.buyInWebShop({
      user: player.uid,
      items: [{ sku, quantity }],
      mode,
      ...(giftTo && { giftTo }),
    }),
  );
  const orderId = String(order_id);
  const order = orderWatch(buyer, orderId);
  const done = await order(({ status }) => status === "done");
  if (giftTo)
    printStep(`the order says that it is a gift: ${JSON.stringify(done.gift)}; fulfil decides who gets it`);
  await untilInventory(buyer, sku, (count) => count >= quantity);
  if (refund) await refundOrder(buyer, orderId, order);
}
