import { type Context, Hono } from "hono";
import { z } from "zod";
import { buyerBody, buyerOf } from "../buyer.ts";
import { overrides } from "../options.ts";
import { findPlan, PLANS, type Plan } from "../plans.ts";
import { addSubscription, sellSubscription } from "../subscriptions/sell-subscription.ts";
import type { Subscription } from "../subscriptions/subscription.ts";
import { cancel, change, refundCharge, renew, stopRenewing } from "../subscriptions/subscription-actions.ts";
import type { Xsolla } from "../xsolla.ts";
import { act } from "./act.ts";
import { overridesOf, refundBody, sendAgainBody } from "./action-bodies.ts";
import { addActions } from "./add-actions.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";
import { sendAgain } from "./send-again.ts";
import { viewSubscription } from "./view-subscription.ts";

const date = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const saleBody = buyerBody.extend({
  ...overrides.shape,
  planId: z.string(),
  validateUser: z.boolean().default(true),
});
const changeBody = overrides
  .extend({ planId: z.string().exactOptional(), nextChargeAt: date.exactOptional() })
  .refine(({ planId, nextChargeAt }) => planId ?? nextChargeAt, {
    message: "planId or nextChargeAt is needed",
  });
const cancelBody = overrides.extend({ endsAt: date.exactOptional() });
const chargeRefundBody = refundBody.extend({ transactionId: z.string().exactOptional() });

/** Serves subscriptions from sale to end: https://developers.xsolla.com/doc/subscriptions */
export function subscriptionRoutes(xsolla: Xsolla): Hono {
  const { world } = xsolla;
  const app = new Hono();
  const action = addActions(app, xsolla, "/subscriptions", subscriptionOf);

  app.get("/plans", (c) => c.json(PLANS));
  app.get("/subscriptions", (c) => c.json([...world.subscriptions.values()].map(viewSubscription)));
  app.get("/subscriptions/:id", (c) => c.json(viewSubscription(subscriptionOf(c))));
  app.post("/subscriptions", async (c) => {
    const body = await readBody(c, saleBody);
    const { sandbox, customParameters, validateUser } = body;
    const plan = planOf(body.planId);
    const sale = { user: buyerOf(body), plan, sandbox, customParameters, validateUser };
    const subscription = addSubscription(xsolla, sale);
    return act(c, xsolla, subscription, () =>
      sellSubscription(xsolla, subscription, sale, overridesOf(body)),
    );
  });

  action("renew", overrides, (subscription, changes) => renew(xsolla, subscription, changes));
  action("change", changeBody, (subscription, { planId, nextChargeAt, ...changes }) => {
    const plan = planId === undefined ? undefined : planOf(planId);
    change(xsolla, subscription, { plan, nextChargeAt }, changes);
  });
  action("non-renewing", overrides, (subscription, changes) => stopRenewing(xsolla, subscription, changes));
  action("cancel", cancelBody, (subscription, { endsAt, ...changes }) =>
    cancel(xsolla, subscription, endsAt, changes),
  );
  action("refund", chargeRefundBody, (subscription, { code, reason, transactionId, ...changes }) =>
    refundCharge(xsolla, subscription, { code, reason, transactionId }, changes),
  );
  action("send-again", sendAgainBody, (subscription, body) => sendAgain(xsolla, subscription, body));

  function subscriptionOf(c: Context): Subscription {
    const subscription = world.subscriptions.get(Number(c.req.param("id")));
    if (!subscription) throw new ControlError(404, "There is no such subscription.");
    return subscription;
  }
  return app;
}

function planOf(planId: string): Plan {
  const plan = findPlan(planId);
  if (!plan) throw new ControlError(404, "There is no such plan; see GET /simulator/plans.");
  return plan;
}
