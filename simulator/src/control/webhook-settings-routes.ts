import { Hono } from "hono";
import { z } from "zod";
import { webhookSettings } from "../admin/webhook-settings.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";

/** Allows any address, because Xsolla may have accepted one that it would refuse today. */
const anySettings = webhookSettings.extend({ url: z.string().min(1) });

/** Serves the settings of the order webhooks, including the version, which Xsolla does not show. */
export function webhookSettingsRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    if (!world.webhookSettings)
      throw new ControlError(404, "The order webhooks have no settings of their own.");
    return c.json(world.webhookSettings);
  });
  app.put("/", async (c) => {
    world.webhookSettings = await readBody(c, anySettings);
    return c.json(world.webhookSettings);
  });
  app.delete("/", (c) => {
    world.webhookSettings = undefined;
    return c.body(null, 204);
  });
  return app;
}
