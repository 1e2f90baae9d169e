import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { adminRoutes } from "./admin/admin-routes.ts";
import { projectRoutes } from "./admin/project-routes.ts";
import { catalogueRoutes } from "./catalogue/catalogue-routes.ts";
import { consoleRoutes } from "./console/console-routes.ts";
import { ControlError } from "./control/control-error.ts";
import { controlRoutes } from "./control/control-routes.ts";
import type { Faults } from "./control/faults.ts";
import { requestLog } from "./control/request-log.ts";
import { merchantRoutes } from "./merchant/merchant-routes.ts";
import { payStationRoutes } from "./pay-station/pay-station-routes.ts";
import { utilsRoutes } from "./pay-station/utils-routes.ts";
import { orderRoutes } from "./store/order-routes.ts";
import { StoreError } from "./store-error.ts";
import { webShopPages } from "./web-shop/web-shop-pages.ts";
import type { Xsolla } from "./xsolla.ts";

/** Makes the server: Store API, Merchant API, Pay Station, Web Shop, control API and console. */
export function createApp(xsolla: Xsolla, faults: Faults): Hono<{ Bindings: HttpBindings }> {
  const { world } = xsolla;
  // Xsolla links to Pay Station with a slash at the end of the path.
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  app.use("/api/*", requestLog(world), faults.middleware);
  app.use("/merchant/*", requestLog(world), faults.middleware);
  app.use("/paystation2/api/*", requestLog(world), faults.middleware);
  // A shop in the browser reads the catalogue directly.
  app.use("/api/v2/project/:id/items/*", cors());
  app.route(`/api/v2/project/${world.projectId}/items`, catalogueRoutes(world));
  app.route("/api/v2/project/:project/admin", adminRoutes(world));
  app.route("/api/v2/merchant", projectRoutes(world));
  app.route("/api", orderRoutes(world));
  app.route("/merchant/v2", merchantRoutes(xsolla));
  app.route("/paystation4", payStationRoutes(xsolla));
  app.route("/paystation2/api", utilsRoutes(world));
  app.route("/webshop", webShopPages(xsolla));
  app.route("/simulator", controlRoutes(xsolla, faults));
  app.route("/", consoleRoutes());
  app.notFound((c) => c.json(new StoreError(404, 0, "Not found").body(), 404));
  app.onError((error, c) => {
    if (error instanceof StoreError) return c.json(error.body(), error.status);
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    console.error(error);
    return c.json(new StoreError(500, 1101, "Service unavailable").body(), 500);
  });
  return app;
}
