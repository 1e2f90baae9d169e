import { Hono } from "hono";
import type { Item } from "../catalogue/item.ts";
import { itemChange } from "../catalogue/item.ts";
import { itemImage } from "../catalogue/item-image.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";

/** Serves items as the studio has set them up, and their images. */
export function itemRoutes({ catalogue }: World): Hono {
  const app = new Hono();

  app.get("/items", (c) => c.json(catalogue.all));
  app.get("/items/:sku", (c) => c.json(itemOf(c.req.param("sku"))));
  app.put("/items/:sku", async (c) => {
    const item = itemOf(c.req.param("sku"));
    const change = await readBody(c, itemChange);
    const unknown = change.regions?.find(({ id }) => !catalogue.findRegion(id));
    if (unknown) throw new ControlError(400, `There is no region ${unknown.id}; see GET /simulator/regions.`);
    return c.json(catalogue.change(item, change));
  });
  app.delete("/items/:sku", (c) => {
    itemOf(c.req.param("sku"));
    return c.json(catalogue.restore(c.req.param("sku")));
  });
  app.delete("/items", (c) => {
    catalogue.restoreAll();
    return c.body(null, 204);
  });
  app.get("/images/:file{.+\\.svg}", (c) => {
    const item = itemOf(c.req.param("file").replace(/\.svg$/, ""));
    return c.body(itemImage(item), 200, { "content-type": "image/svg+xml; charset=utf-8" });
  });

  function itemOf(sku: string): Item {
    const item = catalogue.find(sku);
    if (!item) throw new ControlError(404, "There is no such item.");
    return item;
  }
  return app;
}
