import { Hono } from "hono";
import { PaymentError } from "../payments/payment-error.ts";
import type { Xsolla } from "../xsolla.ts";
import { checkMerchantAuth } from "./check-merchant-auth.ts";
import { MerchantError } from "./merchant-error.ts";
import { refundRoutes } from "./refund-routes.ts";
import { reportRoutes } from "./report-routes.ts";

/** Serves the Merchant API, under `/merchant/v2`: https://developers.xsolla.com/api/pay-station */
export function merchantRoutes(xsolla: Xsolla): Hono {
  const app = new Hono();
  const path = `/merchants/${xsolla.world.merchantId}/reports/transactions`;
  app.use(`${path}/*`, (c, next) => {
    checkMerchantAuth(xsolla.world, c.req.header("authorization"));
    return next();
  });
  app.route(path, refundRoutes(xsolla));
  app.route(path, reportRoutes(xsolla.world));
  app.onError((error, c) => {
    const refusal = error instanceof PaymentError ? new MerchantError(422, error.message) : error;
    if (!(refusal instanceof MerchantError)) throw error;
    return c.json(refusal.body(), refusal.status);
  });
  return app;
}
