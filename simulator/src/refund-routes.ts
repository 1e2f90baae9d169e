import { type Context, Hono } from "hono";
import { z } from "zod";
import { checkBasicAuth } from "./basic-auth.ts";
import { PaymentError, type PayStation } from "./pay-station.ts";
import type { Order, World } from "./world.ts";

const refundRequest = z.object({ description: z.string().min(1).max(4000), email: z.string().optional() });
const partialRefundRequest = refundRequest.extend({ refund_amount: z.number().positive() });

/**
 * The Merchant API's refunds, under `/merchant/v2`; it has an error shape of its own.
 * https://developers.xsolla.com/api/pay-station/operation/request-refund
 */
export function refundRoutes(world: World, payStation: PayStation): Hono {
  const app = new Hono();
  const path = `/merchants/${world.merchantId}/reports/transactions/:id`;

  app.put(`${path}/refund`, async (c) => {
    const { order, body } = await readRequest(world, c, refundRequest);
    await payStation.refund(order, {}, { code: 1, reason: body.description });
    return c.json({ message: "Transaction refunded" });
  });
  app.put(`${path}/partial_refund`, async (c) => {
    const { order, body } = await readRequest(world, c, partialRefundRequest);
    const why = { code: 1, reason: body.description };
    await payStation.partialRefund(order, String(body.refund_amount), new Date().toISOString(), {}, why);
    return c.body(null, 204);
  });
  app.onError((error, c) => {
    const status = error instanceof MerchantError ? error.status : error instanceof PaymentError ? 422 : 401;
    return c.json(
      { http_status_code: status, message: error.message, extended_message: null, request_id: "0" },
      status,
    );
  });
  return app;
}

class MerchantError extends Error {
  override readonly name = "MerchantError";
  readonly status: 404 | 422;

  constructor(status: 404 | 422, message: string) {
    super(message);
    this.status = status;
  }
}

async function readRequest<T extends z.ZodType>(
  world: World,
  c: Context,
  schema: T,
): Promise<{ order: Order; body: z.infer<T> }> {
  checkBasicAuth(world, c.req.header("authorization"));
  const order = [...world.orders.values()].find(
    ({ transactionId }) => String(transactionId) === c.req.param("id"),
  );
  if (!order) throw new MerchantError(404, "Transaction not found");
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  if (!parsed.success) throw new MerchantError(422, z.prettifyError(parsed.error));
  return { order, body: parsed.data };
}
