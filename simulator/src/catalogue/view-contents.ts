import { isVisible } from "./is-visible.ts";
import type { Item } from "./item.ts";
import { summarizeItem } from "./summarize-item.ts";
import type { View } from "./view.ts";

/** Shows the contents of a bundle or package. */
export function viewContents(bundle: Item, view: View) {
  const content = bundle.content.flatMap(({ sku, quantity }) => {
    const part = view.world.catalogue.find(sku);
    return part ? [{ ...summarizeItem(part, view), quantity }] : [];
  });
  const total = (name: "amount" | "amount_without_discount") =>
    content.reduce((sum, { price, quantity }) => sum + Number(price?.[name] ?? 0) * quantity, 0).toFixed(4);
  return {
    content,
    total_content_price: {
      amount: total("amount"),
      amount_without_discount: total("amount_without_discount"),
      currency: view.currency,
    },
  };
}

/** Shows the keys of a game, which are what is sold. */
export const viewKeys = (game: Item, view: View) => ({
  unit_type: "game",
  unit_items: view.world.catalogue.all
    .filter((key) => key.unit?.sku === game.sku && isVisible(view.world, key, view))
    .map((key) => ({ ...summarizeItem(key, view), ...viewPlatform(key) })),
});

/** Shows the platform on which a key is activated. */
export const viewPlatform = ({ unit }: Item) =>
  unit ? { drm_sku: unit.drm_sku, drm_name: unit.drm_name } : {};
