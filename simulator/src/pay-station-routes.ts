import { type Context, Hono } from "hono";
import { PaymentError, type PayStation } from "./pay-station.ts";
import { checkoutPage, resultPage } from "./pay-station-page.ts";
import type { Order, World } from "./world.ts";

/** The page where a token is paid, at `/paystation4/?token=…` as at Xsolla. */
export function payStationRoutes(world: World, payStation: PayStation): Hono {
  const app = new Hono({ strict: false });

  app.get("/", (c) => {
    const order = world.orderByToken(c.req.query("token") ?? "");
    if (!order)
      return c.html(resultPage("Token not found", "It is wrong, or older than a day.", undefined), 404);
    if (order.status !== "new")
      return c.html(resultPage("Thank you", `This order is ${order.status}.`, backTo(order)));
    return c.html(checkoutPage(order));
  });

  app.post("/", async (c) => {
    const form = await c.req.formData();
    const order = world.orderByToken(String(form.get("token") ?? ""));
    if (!order)
      return c.html(resultPage("Token not found", "It is wrong, or older than a day.", undefined), 404);
    switch (form.get("action")) {
      case "pay":
        return pay(c, order);
      case "decline":
        await payStation.decline(order);
        return c.html(resultPage("Payment declined", "Your bank has refused the payment.", backTo(order)));
      default:
        return leave(c, order);
    }
  });

  async function pay(c: Context, order: Order) {
    try {
      await payStation.pay(order);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      return c.html(resultPage("The payment failed", error.message, backTo(order)), 409);
    }
    return leave(c, order);
  }
  return app;
}

function leave(c: Context, order: Order) {
  const back = backTo(order);
  return back ? c.redirect(back) : c.html(resultPage("Thank you", "You can close this page now.", undefined));
}

/**
 * The return URL with what Pay Station adds to it. A buyer who leaves without paying brings an empty invoice_id and no
 * status. https://developers.xsolla.com/doc/pay-station/how-to/how-to-configure-redirects
 */
function backTo({ returnUrl, user, externalId, transactionId }: Order): string | undefined {
  if (!returnUrl) return undefined;
  const url = new URL(returnUrl);
  url.searchParams.set("user_id", user.id);
  if (externalId) url.searchParams.set("foreigninvoice", externalId);
  url.searchParams.set("invoice_id", transactionId === undefined ? "" : String(transactionId));
  if (transactionId !== undefined) url.searchParams.set("status", "done");
  return url.href;
}
