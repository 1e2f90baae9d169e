import { type Context, Hono } from "hono";
import { z } from "zod";
import { payOrder } from "../payments/pay-order.ts";
import { PaymentError } from "../payments/payment-error.ts";
import { findPlan } from "../plans.ts";
import { StoreError } from "../store-error.ts";
import { addSubscription, sellSubscription } from "../subscriptions/sell-subscription.ts";
import { cancel, change, renew, stopRenewing } from "../subscriptions/subscription-actions.ts";
import type { Xsolla } from "../xsolla.ts";
import { checkPlayer } from "./check-player.ts";
import { createWebShopOrder } from "./create-web-shop-order.ts";
import { readShopCatalogue } from "./read-shop-catalogue.ts";
import { shopPage, signInPage } from "./shop-page.ts";
import { type Visitor, visitor } from "./visitor.ts";
import { webShopOrder } from "./web-shop-order.ts";

/** The pages show names from player and studio. The policy lets only the page's one script run. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'";

const purchase = visitor.extend({
  sku: z.string(),
  currency: z.string().exactOptional(),
  gift_to: z.string().optional(),
  pre_order: z.string().optional(),
});
const subscribe = visitor.extend({ plan: z.string() });
const subscriptionAction = visitor.extend({
  id: z.coerce.number().int(),
  action: z.enum(["renew", "non-renewing", "cancel", "change"]),
  plan: z.string().optional(),
});

/** Serves the Web Shop at `/webshop/`, by user id. https://developers.xsolla.com/solutions/web-shop */
export function webShopPages(xsolla: Xsolla): Hono {
  const { world, queue } = xsolla;
  const app = new Hono({ strict: false });
  app.use(async (c, next) => {
    await next();
    c.header("content-security-policy", POLICY);
  });

  app.get("/", async (c) => {
    if (c.req.query("user") === undefined) return c.html(signInPage());
    const entered = visitor.safeParse(c.req.query());
    if (!entered.success) return c.html(signInPage("A user id and a country such as US are needed."), 400);
    return enter(c, entered.data, c.req.query("message"));
  });

  app.post("/buy", async (c) => {
    const parsed = purchase.safeParse(await c.req.parseBody());
    if (!parsed.success) return c.html(signInPage("The form was not understood."), 400);
    const { sku, currency, gift_to, pre_order, ...buyer } = parsed.data;
    return attempt(c, buyer, async () => {
      const order = createWebShopOrder(
        world,
        webShopOrder.parse({
          ...buyer,
          items: [{ sku }],
          preOrder: pre_order !== undefined,
          ...(currency !== undefined && { currency }),
          ...(gift_to && { giftTo: gift_to }),
        }),
      );
      if (order.currencyType === "real") return c.redirect(`/paystation4/?token=${order.token}`);
      await payOrder(xsolla, order);
      await queue.untilTried(order);
      return back(c, buyer, `Order ${order.id} is ${order.status}.`);
    });
  });

  app.post("/subscribe", async (c) => {
    const parsed = subscribe.safeParse(await c.req.parseBody());
    const plan = findPlan(parsed.data?.plan ?? "");
    if (!parsed.success || !plan) return c.html(signInPage("There is no such plan."), 400);
    const { user: id, country } = parsed.data;
    return attempt(c, parsed.data, async () => {
      const user = { id, country, email: undefined, name: undefined };
      const sale = { user, plan, sandbox: true, customParameters: undefined, validateUser: true };
      const subscription = addSubscription(xsolla, sale);
      await sellSubscription(xsolla, subscription, sale, {});
      await queue.untilTried(subscription);
      return back(c, parsed.data, `${plan.name} is ${subscription.status}.`);
    });
  });

  app.post("/subscription", async (c) => {
    const parsed = subscriptionAction.safeParse(await c.req.parseBody());
    const subscription = world.subscriptions.get(parsed.data?.id ?? 0);
    if (!parsed.success || subscription?.user.id !== parsed.data.user)
      return c.html(signInPage("There is no such subscription."), 400);
    const { action, plan } = parsed.data;
    return attempt(c, parsed.data, async () => {
      if (action === "renew") await renew(xsolla, subscription, {});
      else if (action === "cancel") cancel(xsolla, subscription, undefined, {});
      else if (action === "non-renewing") stopRenewing(xsolla, subscription, {});
      else change(xsolla, subscription, { plan: findPlan(plan ?? "") }, {});
      await queue.untilTried(subscription);
      return back(c, parsed.data, `${subscription.plan.name} is ${subscription.status}.`);
    });
  });

  async function enter(c: Context, entered: Visitor, message: string | undefined) {
    const { user, country } = entered;
    const { isKnown, name } = await checkPlayer(xsolla, user, country);
    if (!isKnown) return c.html(signInPage("The game does not know this user id."), 404);
    const { items: offers } = await readShopCatalogue(xsolla, { userId: user, country });
    const subscriptions = [...world.subscriptions.values()].filter((other) => other.user.id === user);
    return c.html(shopPage({ visitor: { user, country }, name, offers, subscriptions, message }));
  }

  /** Runs an action. If it is refused, shows the reason on the shop's page. */
  async function attempt(c: Context, { user, country }: Visitor, run: () => Promise<Response>) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof PaymentError || error instanceof StoreError)) throw error;
      return back(c, { user, country }, error.message);
    }
  }
  return app;
}

const back = (c: Context, { user, country }: Visitor, message: string) =>
  c.redirect(`/webshop/?${new URLSearchParams({ user, country, message })}`);
