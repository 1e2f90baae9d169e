import { Hono } from "hono";
import { readSchema } from "../read-schema.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { webhookSettings } from "./webhook-settings.ts";

/** Serves the settings of the order webhooks. `version` can be written, but not read. */
export function webhookSettingsRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    if (!world.webhookSettings) throw notSet();
    const { url, secret, is_enabled } = world.webhookSettings;
    return c.json({ url, secret, is_enabled });
  });
  app.put("/", async (c) => {
    if (!world.webhookSettings && world.settings.account.webhookMustExist) throw notSet();
    world.webhookSettings = readSchema(webhookSettings, await c.req.json().catch(() => undefined));
    return c.body(null, 204);
  });
  return app;
}

/** The reference documents the status only. 2503 is "project webhook error". */
const notSet = () => new StoreError(404, 2503, "Webhook settings not found");
