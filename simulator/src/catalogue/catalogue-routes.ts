import { type Context, Hono } from "hono";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { catalogueQuery } from "./catalogue-query.ts";
import { isOnSale } from "./is-on-sale.ts";
import { isVisible } from "./is-visible.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { viewItem } from "./view-item.ts";

/** The kind of items that each path reads. */
const PATHS: [string, Kind][] = [
  ["", ({ type }) => type !== "unit"],
  ...Object.entries(KINDS).map(([name, isOfKind]): [string, Kind] => [`/${name}`, isOfKind]),
  ["/game/key", ({ type }) => type === "game_key"],
];

/** Reads that take neither `country` nor `locale`: the caller's own address decides. */
const NOT_LOCALIZED = new Set(["", "/bundle"]);

/** Serves the public catalogue, under `/api/v2/project/{id}/items`: https://developers.xsolla.com/api/catalog */
export function catalogueRoutes(world: World): Hono {
  const app = new Hono();

  function read(c: Context, path: string, isOfKind: Kind, name: "sku" | "item_id") {
    const value = c.req.param(name);
    const { view, withInactive } = catalogueQuery(world, c, { isLocalized: !NOT_LOCALIZED.has(path) });
    const item = world.catalogue.all.find((other) => isOfKind(other) && String(other[name]) === value);
    if (!item || !isVisible(world, item, view) || !(withInactive || isOnSale(item, world.now())))
      throw new StoreError(404, 4001, `Item with ${name} = '${value}' not found`);
    return c.json(viewItem(item, view));
  }

  function list(c: Context, isWanted: Kind) {
    const { view, withInactive, offset, limit } = catalogueQuery(world, c);
    const found = world.catalogue.all.filter(
      (item) =>
        isWanted(item) && isVisible(world, item, view) && (withInactive || isOnSale(item, world.now())),
    );
    const items = found.slice(offset, offset + limit).map((item) => viewItem(item, view));
    return c.json({ has_more: offset + items.length < found.length, items });
  }

  for (const [path, isOfKind] of PATHS) {
    if (path !== "/game/key") app.get(path === "" ? "/" : path, (c) => list(c, isOfKind));
    app.get(`${path}/sku/:sku`, (c) => read(c, path, isOfKind, "sku"));
    if (path === "") app.get("/id/:item_id", (c) => read(c, path, isOfKind, "item_id"));
    if (path.startsWith("/virtual_currency")) continue;
    app.get(`${path}/group/:group`, (c) => {
      const group = c.req.param("group");
      if (!world.catalogue.all.some((item) => item.group === group))
        throw new StoreError(404, 4403, `Group with external_id = '${group}' not found`);
      return list(c, (item) => isOfKind(item) && item.group === group);
    });
  }
  app.get("/groups", (c) => {
    const groups = [...new Set(world.catalogue.all.map(({ group }) => group))];
    return c.json({ groups: groups.map((name) => ({ external_id: name, name })) });
  });
  app.get("/virtual_items/all", (c) => {
    const { view } = catalogueQuery(world, c);
    const items = world.catalogue.all.filter(
      (item) => KINDS.virtual_items(item) && isVisible(world, item, view),
    );
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
