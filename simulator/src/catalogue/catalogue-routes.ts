import { type Context, Hono } from "hono";
import { StoreError } from "../store/store-error.ts";
import type { World } from "../world.ts";
import { catalogueQuery } from "./catalogue-query.ts";
import { isOnSale } from "./is-on-sale.ts";
import type { Item } from "./item.ts";
import { viewItem } from "./view-item.ts";

type Kind = (item: Item) => boolean;

/** The kinds of items that have calls of their own, by path. */
const KINDS: Record<string, Kind> = {
  "": ({ type }) => type !== "unit",
  "/virtual_items": ({ type }) => type === "virtual_good",
  "/virtual_currency": ({ type }) => type === "virtual_currency",
  "/virtual_currency/package": ({ bundle_type }) => bundle_type === "virtual_currency_package",
  "/bundle": ({ bundle_type }) => bundle_type === "standard",
  "/game": ({ type }) => type === "unit",
  "/game/key": ({ type }) => type === "game_key",
};

/** Reads that take neither `country` nor `locale`: the caller's own address decides. */
const NOT_LOCALIZED = new Set(["", "/bundle"]);

/** The public catalogue, under `/api/v2/project/{id}/items`: https://developers.xsolla.com/api/catalog */
export function catalogueRoutes(world: World): Hono {
  const app = new Hono();

  function read(c: Context, path: string, name: "sku" | "item_id", value: string) {
    const { view, withInactive } = catalogueQuery(world, c, { isLocalized: !NOT_LOCALIZED.has(path) });
    const item = world.catalogue.all.find((other) => KINDS[path]?.(other) && String(other[name]) === value);
    if (!item || !(withInactive || isOnSale(item, world.now())))
      throw new StoreError(404, 4001, `Item with ${name} = '${value}' not found`);
    return c.json(viewItem(item, view));
  }

  function list(c: Context, isWanted: Kind) {
    const { view, withInactive, offset, limit } = catalogueQuery(world, c);
    const found = world.catalogue.all.filter(
      (item) => isWanted(item) && (withInactive || isOnSale(item, world.now())),
    );
    const items = found.slice(offset, offset + limit).map((item) => viewItem(item, view));
    return c.json({ has_more: offset + items.length < found.length, items });
  }

  for (const [path, isOfKind] of Object.entries(KINDS)) {
    if (path !== "/game/key") app.get(path === "" ? "/" : path, (c) => list(c, isOfKind));
    app.get(`${path}/sku/:sku`, (c) => read(c, path, "sku", c.req.param("sku")));
    if (path.startsWith("/virtual_currency")) continue;
    app.get(`${path}/group/:group`, (c) => {
      const group = c.req.param("group");
      if (!world.catalogue.all.some((item) => item.group === group))
        throw new StoreError(404, 4403, `Group with external_id = '${group}' not found`);
      return list(c, (item) => isOfKind(item) && item.group === group);
    });
  }
  app.get("/id/:id", (c) => read(c, "", "item_id", c.req.param("id")));
  app.get("/groups", (c) => {
    const groups = [...new Set(world.catalogue.all.map(({ group }) => group))];
    return c.json({ groups: groups.map((name) => ({ external_id: name, name })) });
  });
  app.get("/virtual_items/all", (c) => {
    const { view } = catalogueQuery(world, c);
    const items = world.catalogue.all.filter((item) => KINDS["/virtual_items"]?.(item));
    return c.json({
      items: items.map((item) => {
        const { sku, name, groups, description } = viewItem(item, view);
        return { sku, name, groups, description };
      }),
    });
  });
  app.get("/game/drm", (c) => {
    const platforms = world.catalogue.all.flatMap(({ unit }) =>
      unit ? [{ sku: unit.drm_sku, name: unit.drm_name }] : [],
    );
    return c.json({ drm: platforms });
  });
  return app;
}
