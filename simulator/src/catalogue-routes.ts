import { type Context, Hono } from "hono";
import { isOnSale, viewItem } from "./catalogue.ts";
import { countryOf, currencyOf } from "./countries.ts";
import { StoreError } from "./errors.ts";
import type { Item } from "./items.ts";
import type { World } from "./world.ts";

/** The default and the most of one answer. */
const PAGE = 50;

/** The kinds of items that have calls of their own, by path. */
const KINDS: Record<string, (item: Item) => boolean> = {
  "": (item) => item.kind !== "virtual_currency",
  "/virtual_items": ({ kind }) => kind === "virtual_items",
  "/virtual_currency": ({ kind }) => kind === "virtual_currency",
  "/virtual_currency/package": ({ kind }) => kind === "package",
  "/bundle": ({ kind }) => kind === "bundle",
  "/game": ({ kind }) => kind === "game",
};

/** The public catalogue, under `/api/v2/project/{id}/items`. */
export function catalogueRoutes(world: World): Hono {
  const app = new Hono();
  const read = (c: Context, matches: (item: Item) => boolean, name: string) => {
    const item = shown(world, c).find(matches);
    if (!item) throw new StoreError(404, 4001, `Item with sku = '${name}' not found`);
    return c.json(viewItem(world, item, viewOf(c)));
  };
  for (const [path, isOfKind] of Object.entries(KINDS)) {
    app.get(`${path}/sku/:sku`, (c) => {
      const { sku } = c.req.param();
      return read(c, (item) => isOfKind(item) && item.sku === sku, sku);
    });
    app.get(`${path}/group/:group`, (c) => {
      const { group } = c.req.param();
      return c.json(page(world, c, (item) => isOfKind(item) && item.group === group));
    });
    app.get(path === "" ? "/" : path, (c) => c.json(page(world, c, isOfKind)));
  }
  app.get("/id/:id", (c) => read(c, (item) => String(item.id) === c.req.param("id"), c.req.param("id")));
  app.get("/groups", (c) => {
    const groups = [...new Set(world.items.map(({ group }) => group))];
    return c.json({ groups: groups.map((name) => ({ external_id: name, name })) });
  });
  app.get("/virtual_items/all", (c) => {
    const items = shown(world, c).filter(({ kind }) => kind === "virtual_items");
    return c.json({
      items: items.map(({ sku, name, group }) => ({ sku, name: name.en, groups: [{ external_id: group }] })),
    });
  });
  return app;
}

function page(world: World, c: Context, matches: (item: Item) => boolean) {
  const offset = number(c, "offset", 0);
  const limit = Math.min(number(c, "limit", PAGE), PAGE);
  const found = shown(world, c).filter(matches);
  const items = found.slice(offset, offset + limit).map((item) => viewItem(world, item, viewOf(c)));
  return { has_more: offset + items.length < found.length, items };
}

function number(c: Context, name: string, otherwise: number): number {
  const text = c.req.query(name);
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text))
    throw new StoreError(422, 1102, `Unprocessable Entity. ${name} must be an integer`);
  return Number(text);
}

function shown(world: World, c: Context): Item[] {
  const all = c.req.query("show_inactive_time_limited_items") === "1";
  return world.items.filter((item) => all || isOnSale(item, new Date()));
}

/** Without `country` the caller's own address decides: for a server, that of its data centre. */
function viewOf(c: Context) {
  const country = c.req.query("country") ?? countryOf(c.req.header("x-forwarded-for")) ?? "US";
  return { locale: c.req.query("locale") ?? "en", currency: currencyOf(country) ?? "USD" };
}
