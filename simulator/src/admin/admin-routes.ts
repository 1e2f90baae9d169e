import { type Context, Hono } from "hono";
import { KINDS, type Kind } from "../catalogue/kinds.ts";
import { checkBasicAuth } from "../store/check-basic-auth.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { adminPage } from "./admin-page.ts";
import { viewAdminItem } from "./view-admin-item.ts";
import type { AdminView } from "./view-offer.ts";
import { webhookSettingsRoutes } from "./webhook-settings-routes.ts";

/** The example project has no value points. */
const ADMIN_KINDS: Record<string, Kind> = { ...KINDS, value_points: () => false };

/**
 * Serves the administrative calls of the Store API, under `/api/v2/project/{project}/admin`.
 * https://developers.xsolla.com/api/catalog
 */
export function adminRoutes(world: World): Hono {
  const { catalogue } = world;
  const app = new Hono();

  app.use("*", async (c, next) => {
    checkBasicAuth(world, c.req.header("authorization"));
    // The key is not valid for another project.
    if (c.req.param("project") !== String(world.projectId))
      throw new StoreError(401, 1020, "Error in Authentication method occurred");
    if (!world.settings.account.keyReadsAdmin) throw new StoreError(403, 0, "Access denied");
    await next();
  });

  for (const [kind, isOfKind] of Object.entries(ADMIN_KINDS)) {
    app.get(`/items/${kind}`, (c) => {
      const found = catalogue.all.filter(isOfKind).map((item) => viewAdminItem(item, viewFor(c)));
      return c.json(adminPage(world, c, found));
    });
    app.get(`/items/${kind}/sku/:sku`, (c) => {
      const sku = c.req.param("sku");
      const found = catalogue.all.find((item) => isOfKind(item) && item.sku === sku);
      if (!found) throw new StoreError(404, 4001, `Item with sku = '${sku}' not found`);
      return c.json(viewAdminItem(found, viewFor(c)));
    });
  }

  // The list has no countries; the read of one region has them.
  app.get("/region", (c) => c.json({ regions: catalogue.regions.map(({ id, name }) => ({ id, name })) }));
  app.get("/region/:id", (c) => {
    const region = catalogue.findRegion(Number(c.req.param("id")));
    if (!region) throw new StoreError(404, 9701, "Region not found");
    return c.json(region);
  });
  app.route("/webhook", webhookSettingsRoutes(world));

  const viewFor = (c: Context): AdminView => ({
    all: catalogue.all,
    now: world.now(),
    origin: new URL(c.req.url).origin,
  });
  return app;
}
