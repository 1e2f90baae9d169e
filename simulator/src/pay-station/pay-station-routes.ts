import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { isExpired } from "../is-expired.ts";
import type { Order } from "../order.ts";
import { applyPromoCode } from "../payments/apply-promo-code.ts";
import { payOrder } from "../payments/pay-order.ts";
import { PaymentError } from "../payments/payment-error.ts";
import { declinePayment } from "../payments/reject-payment.ts";
import { textsOf } from "../texts.ts";
import type { Xsolla } from "../xsolla.ts";
import { findCard, PASSWORD } from "./cards.ts";
import { checkoutPage } from "./checkout-page.ts";
import { passwordPage } from "./password-page.ts";
import { resultPage } from "./result-page.ts";
import { returnUrl } from "./return-url.ts";

/** The pages show text from studio and player. The policy lets only the one script file below run. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'";

/** Serves the page that pays a token, at `/paystation4/?token=…` as at Xsolla. */
export function payStationRoutes(xsolla: Xsolla): Hono {
  const { world, queue } = xsolla;
  const app = new Hono({ strict: false });
  app.use(async (c, next) => {
    await next();
    c.header("content-security-policy", POLICY);
  });

  app.get("/in-frame.js", (c) => {
    const script = readFileSync(new URL("in-frame.js", import.meta.url), "utf8");
    return c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" });
  });
  app.get("/", (c) => {
    const order = world.orderByToken(c.req.query("token") ?? "");
    if (!order || isExpired(world, order)) return refuseToken(c);
    if (order.status === "new") return c.html(checkoutPage(order));
    const texts = textsOf(order);
    return c.html(resultPage(texts.thanks, texts.orderIs(order.status), order));
  });

  app.post("/", async (c) => {
    const { token, action, card: number, password, promo_code: code } = await c.req.parseBody();
    const order = world.orderByToken(String(token));
    if (!order || isExpired(world, order)) return refuseToken(c);
    const card = findCard(number);
    const isAsked = card !== undefined && card.behaviour !== "success" && order.status === "new";
    if (action === "pay") return isAsked ? c.html(passwordPage(order, card)) : pay(c, order);
    if (action === "promo") return applyCode(c, order, String(code));
    if (action === "confirm" && password === PASSWORD) return pay(c, order);
    if (action === "confirm") return decline(c, order, textsOf(order).wrongPassword);
    if (action === "decline") return decline(c, order, textsOf(order).bankRefused);
    return leave(c, order);
  });

  async function pay(c: Context, order: Order) {
    try {
      await payOrder(xsolla, order);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      const texts = textsOf(order);
      return c.html(resultPage(texts.failed, error.textFor(texts), order), 409);
    }
    await queue.untilTried(order);
    return leave(c, order);
  }

  function applyCode(c: Context, order: Order, code: string) {
    try {
      applyPromoCode(world, order, code.trim());
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      return c.html(checkoutPage(order, error.textFor(textsOf(order))), 409);
    }
    return c.html(checkoutPage(order));
  }

  async function decline(c: Context, order: Order, why: string) {
    declinePayment(xsolla, order);
    await queue.untilTried(order);
    return c.html(resultPage(textsOf(order).declined, why, order));
  }
  return app;
}

const refuseToken = (c: Context) =>
  c.html(
    resultPage("There is nothing to pay here", "The payment token is unknown or older than a day."),
    404,
  );

function leave(c: Context, order: Order) {
  const back = returnUrl(order);
  if (back !== undefined) return c.redirect(back);
  const texts = textsOf(order);
  return c.html(resultPage(texts.thanks, texts.canClose, order));
}
