import type { Item } from "../catalogue/item.ts";
import { inventoryOptions } from "../catalogue/view-item.ts";
import { viewAdminContents, viewAdminKeys } from "./view-admin-contents.ts";
import { type AdminView, viewOffer } from "./view-offer.ts";

/**
 * Shows an item as the administrative calls do: every language, every price, no buyer.
 * https://developers.xsolla.com/api/catalog (virtual-items-currency-admin, bundles-admin, game-keys-admin)
 */
export function viewAdminItem(item: Item, view: AdminView) {
  const isBundle = item.bundle_type === "standard";
  return {
    // The other lists have no `item_id`.
    ...((isBundle || item.type === "unit") && { item_id: item.item_id }),
    sku: item.sku,
    name: item.name,
    type: item.type,
    description: item.description,
    long_description: item.description,
    image_url: `${view.origin}/simulator/images/${item.sku}.svg`,
    media_list: [],
    attributes: [],
    groups: [{ external_id: item.group, name: { en: item.group } }],
    order: 1,
    is_free: item.is_free,
    is_enabled: item.is_enabled,
    is_show_in_store: item.is_show_in_store,
    ...(item.type === "unit" ? { unit_items: viewAdminKeys(item, view) } : viewOffer(item, view)),
    ...(item.type === "virtual_good" && { inventory_options: inventoryOptions(item) }),
    ...(item.type === "virtual_currency" && { is_hard: false }),
    ...(item.type === "bundle" && {
      bundle_type: item.bundle_type,
      content: viewAdminContents(item, view),
    }),
  };
}
