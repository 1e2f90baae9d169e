import { Hono } from "hono";
import { isCompanyKey } from "../store/check-basic-auth.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { adminQuery } from "./admin-query.ts";

/** Serves the projects of a company, under `/api/v2/merchant`: https://developers.xsolla.com/api/catalog (merchant) */
export function projectRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/:merchant/projects", (c) => {
    const isOwn = c.req.param("merchant") === String(world.merchantId);
    if (!isOwn || !isCompanyKey(world, c.req.header("authorization")))
      throw new StoreError(401, 1020, "Error in Authentication method occurred");
    const { limit, offset } = adminQuery(world, c);
    const all = [world.projectId, ...world.settings.account.otherProjects];
    const items = all.slice(offset, offset + limit).map((project_id) => ({ project_id }));
    return c.json({ total_items_count: all.length, has_more: offset + items.length < all.length, items });
  });
  return app;
}
