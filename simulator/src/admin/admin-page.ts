import type { Context } from "hono";
import type { World } from "../world.ts";
import { adminQuery } from "./admin-query.ts";

/** Answers one page of an administrative list: `items`, and the fields about its length that the account is set to. */
export function adminPage<T>(world: World, c: Context, all: readonly T[]) {
  const { limit, offset } = adminQuery(world, c);
  const { adminPaging } = world.settings.account;
  const items = all.slice(offset, offset + limit);
  return {
    items,
    ...(["both", "has_more"].includes(adminPaging) && { has_more: offset + items.length < all.length }),
    ...(["both", "total_items_count"].includes(adminPaging) && { total_items_count: all.length }),
  };
}
