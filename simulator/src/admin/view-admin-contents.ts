import type { Item } from "../catalogue/item.ts";
import { viewPlatform } from "../catalogue/view-contents.ts";
import { type AdminView, viewOffer } from "./view-offer.ts";

/** Shows the contents of a bundle or package. */
export const viewAdminContents = (bundle: Item, { all, origin }: AdminView) =>
  bundle.content.flatMap(({ sku, quantity }) => {
    const part = all.find((other) => other.sku === sku);
    if (!part) return [];
    const { name, description, type } = part;
    return [{ sku, name, description, type, image_url: `${origin}/simulator/images/${sku}.svg`, quantity }];
  });

/** Shows the keys of a game. Prices, regions and limits belong to the keys, not to the game. */
export const viewAdminKeys = (game: Item, view: AdminView) =>
  view.all
    .filter(({ unit }) => unit?.sku === game.sku)
    .map((key) => ({
      item_id: key.item_id,
      sku: key.sku,
      type: key.type,
      name: key.name,
      is_free: key.is_free,
      is_enabled: key.is_enabled,
      is_show_in_store: key.is_show_in_store,
      order: 1,
      ...viewPlatform(key),
      ...viewOffer(key, view),
    }));
