import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Overrides, overrides } from "../options.ts";
import type { Order } from "../order.ts";
import { cancelBeforePaid } from "../payments/cancel-before-paid.ts";
import { disputePayment } from "../payments/dispute-payment.ts";
import { partiallyRefundOrder } from "../payments/partially-refund-order.ts";
import { payOrder } from "../payments/pay-order.ts";
import { PaymentError } from "../payments/payment-error.ts";
import { refundOrder } from "../payments/refund-order.ts";
import { declinePayment, rejectAsFraud } from "../payments/reject-payment.ts";
import { disputeFields } from "../webhooks/notifications/dispute.ts";
import type { Xsolla } from "../xsolla.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";
import { viewOrder } from "./view-order.ts";

const payBody = overrides.extend({ duplicate: z.int().min(1).max(20).exactOptional() });
const tokenBody = payBody.extend({ token: z.string() });
const declineBody = overrides.extend({ notify: z.boolean().default(true) });
const refundBody = overrides.extend({
  code: z.int().default(1),
  reason: z.string().default("Cancellation by the user request / the game request"),
});
const partialRefundBody = refundBody.extend({
  amount: z.union([z.number().positive().transform(String), z.string().regex(/^\d+(\.\d+)?$/)]),
  date: z.iso.datetime({ offset: true }).optional(),
});
const disputeBody = overrides.extend(disputeFields.shape);
const sendAgainBody = z.strictObject({
  /** Its place in the order's list, from 0; the last one, if it is left out. */
  webhook: z.int().min(0).exactOptional(),
  copies: z.int().min(1).max(20).default(1),
});
const fraudBody = overrides.extend({ blackList: z.boolean().default(false) });

/** What happens to orders, at a request: https://developers.xsolla.com/webhooks/overview has what follows from it. */
export function orderRoutes(xsolla: Xsolla): Hono {
  const { world, queue } = xsolla;
  const app = new Hono();

  app.get("/orders", (c) => c.json([...world.orders.values()].map(viewOrder)));
  app.get("/tokens", (c) => c.json([...world.orders.values()].map(({ token }) => token)));
  app.get("/orders/:id", (c) => c.json(viewOrder(orderOf(c))));

  action("pay", payBody, (order, body) => payOrder(xsolla, order, body));
  action("decline", declineBody, (order, { notify, ...changes }) => {
    if (notify) declinePayment(xsolla, order, changes);
  });
  action("refund", refundBody, (order, { code, reason, ...changes }) =>
    refundOrder(xsolla, order, changes, { code, reason }),
  );
  action("partial-refund", partialRefundBody, (order, { code, reason, amount, date, ...changes }) =>
    partiallyRefundOrder(xsolla, order, changes, { code, reason, amount, date }),
  );
  action("dispute", disputeBody, (order, body) => disputePayment(xsolla, order, ...splitDispute(body)));
  action("fraud", fraudBody, (order, { blackList, ...changes }) =>
    rejectAsFraud(xsolla, order, changes, { blackList }),
  );
  action("out-of-order", overrides, (order, changes) => cancelBeforePaid(xsolla, order, changes));
  action("send-again", sendAgainBody, async (order, { webhook = order.deliveries.length - 1, copies }) => {
    const delivery = order.deliveries[webhook];
    if (!delivery) throw new ControlError(404, "The order has no such webhook.");
    if (!(await queue.sendAgain(order, delivery, copies)))
      throw new ControlError(409, "Nobody waits for this one any more; it is not sent again.");
  });
  app.post("/paystation/pay", async (c) => {
    const { token, ...options } = await readBody(c, tokenBody);
    const order = world.orderByToken(token);
    if (!order) throw new ControlError(404, "There is no order with this token.");
    return act(c, order, () => payOrder(xsolla, order, options));
  });

  function action<T extends z.ZodType>(
    name: string,
    schema: T,
    run: (order: Order, body: z.infer<T>) => Promise<void> | void,
  ): void {
    app.post(`/orders/:id/${name}`, async (c) => {
      const order = orderOf(c);
      const body = await readBody(c, schema);
      return act(c, order, () => run(order, body));
    });
  }

  /** Answers when each notification had its first answer, or waits behind one that fails. */
  async function act(c: Context, order: Order, run: () => Promise<void> | void): Promise<Response> {
    try {
      await run();
    } catch (error) {
      throw error instanceof PaymentError ? new ControlError(409, error.message) : error;
    }
    await queue.untilTried(order);
    return c.json(viewOrder(order));
  }

  function orderOf(c: Context): Order {
    const order = world.orders.get(Number(c.req.param("id")));
    if (!order) throw new ControlError(404, "There is no such order.");
    return order;
  }
  return app;
}

function splitDispute({ action, reason, type, status, ...changes }: z.infer<typeof disputeBody>) {
  const split: [Overrides, z.infer<typeof disputeFields>] = [changes, { action, reason, type, status }];
  return split;
}
