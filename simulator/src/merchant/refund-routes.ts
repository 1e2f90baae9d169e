import { type Context, Hono } from "hono";
import { z } from "zod";
import { requirePaid } from "../payments/order-state.ts";
import { partiallyRefund } from "../payments/partially-refund.ts";
import { refundOrder } from "../payments/refund-order.ts";
import { refundPayment } from "../payments/refund-payment.ts";
import type { Transaction } from "../subject.ts";
import type { World } from "../world.ts";
import type { Xsolla } from "../xsolla.ts";
import { MerchantError } from "./merchant-error.ts";

const refundRequest = z.object({
  description: z.string().min(1).max(4000),
  email: z.string().max(100).optional(),
});
const partialRefundRequest = refundRequest.extend({ refund_amount: z.number().positive() });

/** Xsolla's code for a refund at the request of the user or the game. */
const REQUESTED = 1;

/** Serves refunds by the studio: https://developers.xsolla.com/api/pay-station/operation/request-refund */
export function refundRoutes(xsolla: Xsolla): Hono {
  const { world } = xsolla;
  const app = new Hono();

  app.put("/:id{[0-9]+}/refund", async (c) => {
    const { transaction, body } = await readRequest(world, c, refundRequest);
    if (transaction.refunded > 0)
      throw new MerchantError(422, "A full refund is not possible after a partial refund");
    const why = { code: REQUESTED, reason: body.description };
    if (transaction.kind === "order") refundOrder(xsolla, transaction, {}, why);
    else refundPayment(xsolla, transaction, {}, why);
    return c.json({ message: "The refund is being processed" });
  });
  app.put("/:id{[0-9]+}/partial_refund", async (c) => {
    if (!world.settings.partialRefunds)
      throw new MerchantError(403, "Partial refunds are not enabled for this merchant");
    const { transaction, body } = await readRequest(world, c, partialRefundRequest);
    const part = { amount: String(body.refund_amount), code: REQUESTED, reason: body.description };
    partiallyRefund(xsolla, transaction, {}, part);
    return c.body(null, 204);
  });
  return app;
}

/** Reads a request. @throws MerchantError or PaymentError for the first thing that the caller has to repair */
async function readRequest<T extends z.ZodType>(
  world: World,
  c: Context,
  schema: T,
): Promise<{ transaction: Transaction; body: z.infer<T> }> {
  const transaction = world.findTransaction(c.req.param("id") ?? "");
  if (!transaction) throw new MerchantError(404, "Transaction not found");
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  if (!parsed.success) throw new MerchantError(422, z.prettifyError(parsed.error));
  requirePaid(transaction);
  if (!world.settings.refundsAllowed)
    throw new MerchantError(422, "The payment method does not support refunds");
  return { transaction, body: parsed.data };
}
