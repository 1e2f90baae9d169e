import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Order } from "../order.ts";
import { isPaid } from "../order.ts";
import { partiallyRefundOrder } from "../payments/partially-refund-order.ts";
import { PaymentError } from "../payments/payment-error.ts";
import { refundOrder } from "../payments/refund-order.ts";
import { basicCredentials } from "../store/basic-auth.ts";
import type { World } from "../world.ts";
import type { Xsolla } from "../xsolla.ts";
import { MerchantError } from "./merchant-error.ts";

const refundRequest = z.object({
  description: z.string().min(1).max(4000),
  email: z.string().max(100).optional(),
});
const partialRefundRequest = refundRequest.extend({ refund_amount: z.number().positive() });

/**
 * The Merchant API's refunds, under `/merchant/v2`.
 * https://developers.xsolla.com/api/pay-station/operation/request-refund
 */
export function refundRoutes(xsolla: Xsolla): Hono {
  const { world } = xsolla;
  const app = new Hono();
  const path = `/merchants/${world.merchantId}/reports/transactions/:id`;

  app.put(`${path}/refund`, async (c) => {
    const { order, body } = await readRequest(world, c, refundRequest);
    if (order.refunded > 0) throw new MerchantError(422, "Partially refunded already");
    refundOrder(xsolla, order, {}, { code: 1, reason: body.description });
    return c.json({ message: "The refund is being processed" });
  });
  app.put(`${path}/partial_refund`, async (c) => {
    const { order, body } = await readRequest(world, c, partialRefundRequest);
    const part = { amount: String(body.refund_amount), code: 1, reason: body.description };
    partiallyRefundOrder(xsolla, order, {}, part);
    return c.body(null, 204);
  });
  app.onError((error, c) => {
    const refusal = error instanceof PaymentError ? new MerchantError(422, error.message) : error;
    if (!(refusal instanceof MerchantError)) throw error;
    return c.json(refusal.body(), refusal.status);
  });
  return app;
}

/** @throws MerchantError */
async function readRequest<T extends z.ZodType>(
  world: World,
  c: Context,
  schema: T,
): Promise<{ order: Order; body: z.infer<T> }> {
  if (basicCredentials(c.req.header("authorization")) !== `${world.merchantId}:${world.apiKey}`)
    throw new MerchantError(401, "Authentication failed");
  const order = [...world.orders.values()].find(
    ({ transactionId }) => transactionId !== undefined && String(transactionId) === c.req.param("id"),
  );
  if (!order) throw new MerchantError(404, "Transaction not found");
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  if (!parsed.success) throw new MerchantError(422, z.prettifyError(parsed.error));
  if (!isPaid(order)) throw new MerchantError(422, "The transaction is not in status done");
  return { order, body: parsed.data };
}
