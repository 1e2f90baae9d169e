import { Hono } from "hono";
import { z } from "zod";
import { settings } from "../options.ts";
import type { Xsolla } from "../xsolla.ts";
import { ControlError } from "./control-error.ts";
import { eventRoutes } from "./event-routes.ts";
import { type Faults, fault } from "./faults.ts";
import { itemRoutes } from "./item-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { orderRoutes } from "./order-routes.ts";
import { paymentRoutes } from "./payment-routes.ts";
import { promoCodeRoutes } from "./promo-code-routes.ts";
import { readBody } from "./read-body.ts";
import { regionRoutes } from "./region-routes.ts";
import { subscriptionRoutes } from "./subscription-routes.ts";
import { webShopRoutes } from "./web-shop-routes.ts";
import { webhookRoutes } from "./webhook-routes.ts";
import { webhookSettingsRoutes } from "./webhook-settings-routes.ts";

const settingsBody = settings.partial().extend({
  /** ISO 8601, or the distance from the machine's clock in ms. */
  now: z.union([z.iso.datetime({ offset: true }), z.int()]).exactOptional(),
});

/** Serves the control API for tools and tests, under `/simulator`. README.md describes it. */
export function controlRoutes(xsolla: Xsolla, faults: Faults): Hono {
  const { world, queue } = xsolla;
  const app = new Hono();
  app.route("/", orderRoutes(xsolla));
  app.route("/", itemRoutes(world));
  app.route("/regions", regionRoutes(world));
  app.route("/", promoCodeRoutes(world));
  app.route("/payments", paymentRoutes(xsolla));
  app.route("/", subscriptionRoutes(xsolla));
  app.route("/web-shop", webShopRoutes(xsolla));
  app.route("/webhooks", webhookRoutes(xsolla));
  app.route("/webhook-settings", webhookSettingsRoutes(world));
  app.route("/jobs", jobRoutes(world));
  app.route("/events", eventRoutes(world, faults));

  app.get("/health", (c) => c.json({ ok: true, projectId: world.projectId, mode: world.settings.mode }));
  app.get("/requests", (c) => {
    const part = c.req.query("path") ?? "";
    return c.json(world.requests.filter(({ path }) => path.includes(part)));
  });
  app.delete("/requests", (c) => {
    world.requests = [];
    return c.body(null, 204);
  });
  app.patch("/settings", async (c) => {
    const { now, ...changes } = await readBody(c, settingsBody);
    world.settings = settings.parse({ ...world.settings, ...changes });
    if (now !== undefined) world.clock.move(now);
    queue.reschedule();
    world.emit("state");
    const { webhookSecret: _secret, ...shown } = world.settings;
    return c.json({ ...shown, now: world.now().toISOString() });
  });
  app.post("/faults", async (c) => {
    faults.add(await readBody(c, fault));
    world.emit("state");
    return c.body(null, 204);
  });
  app.get("/faults", (c) => c.json(faults.list()));
  app.delete("/faults", (c) => {
    faults.clear();
    world.emit("state");
    return c.body(null, 204);
  });
  app.post("/reset", (c) => {
    queue.clear();
    faults.clear();
    world.reset();
    return c.body(null, 204);
  });
  app.all("*", () => {
    throw new ControlError(404, "There is no such control request. simulator/README.md lists them.");
  });
  return app;
}
