import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Overrides, overrides } from "../options.ts";
import type { Order } from "../order.ts";
import { cancelBeforePaid } from "../payments/cancel-before-paid.ts";
import { disputePayment } from "../payments/dispute-payment.ts";
import { partiallyRefund } from "../payments/partially-refund.ts";
import { payOrder } from "../payments/pay-order.ts";
import { refundOrder } from "../payments/refund-order.ts";
import { declinePayment, rejectAsFraud } from "../payments/reject-payment.ts";
import { disputeFields } from "../webhooks/notifications/dispute.ts";
import type { Xsolla } from "../xsolla.ts";
import { act } from "./act.ts";
import { partialRefundBody, payBody, refundBody, sendAgainBody } from "./action-bodies.ts";
import { addActions } from "./add-actions.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";
import { sendAgain } from "./send-again.ts";
import { viewOrder } from "./view-order.ts";

const tokenBody = payBody.extend({ token: z.string() });
const declineBody = overrides.extend({ notify: z.boolean().default(true) });
const chargebackBody = overrides.extend({ reason: z.string().default("Chargeback") });
const disputeBody = overrides.extend(disputeFields.shape);
const fraudBody = overrides.extend({ blackList: z.boolean().default(false) });

/** Refund code, see https://developers.xsolla.com/webhooks/operation/refund */
const CHARGEBACK = 2;

/** Serves the actions on orders. Which webhooks follow: https://developers.xsolla.com/webhooks/overview */
export function orderRoutes(xsolla: Xsolla): Hono {
  const { world } = xsolla;
  const app = new Hono();
  const action = addActions(app, xsolla, "/orders", orderOf);

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
  action("chargeback", chargebackBody, (order, { reason, ...changes }) =>
    refundOrder(xsolla, order, changes, { code: CHARGEBACK, reason }),
  );
  action("partial-refund", partialRefundBody, (order, { code, reason, amount, date, ...changes }) =>
    partiallyRefund(xsolla, order, changes, { code, reason, amount, date }),
  );
  action("dispute", disputeBody, (order, body) => disputePayment(xsolla, order, ...splitDispute(body)));
  action("fraud", fraudBody, (order, { blackList, ...changes }) =>
    rejectAsFraud(xsolla, order, changes, { blackList }),
  );
  action("out-of-order", overrides, (order, changes) => cancelBeforePaid(xsolla, order, changes));
  action("send-again", sendAgainBody, (order, body) => sendAgain(xsolla, order, body));
  app.post("/paystation/pay", async (c) => {
    const { token, ...options } = await readBody(c, tokenBody);
    const order = world.orderByToken(token);
    if (!order) throw new ControlError(404, "There is no order with this token.");
    return act(c, xsolla, order, () => payOrder(xsolla, order, options));
  });

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
