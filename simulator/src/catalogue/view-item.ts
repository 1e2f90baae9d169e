import { boughtBy } from "./bought-by.ts";
import { isOnSale } from "./is-on-sale.ts";
import type { Item } from "./item.ts";
import { inLanguage, summarizeItem } from "./summarize-item.ts";
import type { View } from "./view.ts";
import { viewContents, viewKeys, viewPlatform } from "./view-contents.ts";
import { viewLimits } from "./view-limits.ts";

/** Shows an item as the Store API does: https://developers.xsolla.com/api/catalog */
export function viewItem(item: Item, view: View) {
  const left = leftFor(item, view);
  return {
    item_id: item.item_id,
    ...summarizeItem(item, view),
    ...(item.virtual_item_type && { virtual_item_type: item.virtual_item_type }),
    ...(item.bundle_type && { bundle_type: item.bundle_type }),
    can_be_bought: canBeBought(item, left, view.world.now()),
    promotions: item.discount_percent > 0 ? [promotion(item.discount_percent)] : [],
    limits: viewLimits(item, left, view.world.now()),
    periods: item.periods,
    attributes: [],
    groups: [{ external_id: item.group, name: item.group }],
    custom_attributes: {},
    vp_rewards: [],
    ...(item.type === "virtual_good" && { inventory_options: inventoryOptions(item) }),
    ...(item.type === "bundle" && viewContents(item, view)),
    ...(item.type === "unit" && viewKeys(item, view)),
    ...viewPlatform(item),
    ...additionalFields(item, view),
  };
}

/** Counts the pieces that the reader may still buy. Undefined without a limit or a known reader. */
function leftFor(item: Item, { world, userId }: View): number | undefined {
  const { per_user } = item.limits;
  if (!per_user || userId === undefined) return undefined;
  return Math.max(0, per_user.total - boughtBy(world, userId, item));
}

/** Returns one flag for every obstacle, such as sold out or not on sale now. */
const canBeBought = (item: Item, left: number | undefined, now: Date): boolean =>
  item.can_be_bought && left !== 0 && item.limits.per_item?.available !== 0 && isOnSale(item, now);

const promotion = (percent: number) => ({
  name: "This week",
  date_start: null,
  date_end: null,
  discount: { percent: percent.toFixed(2), value: null },
  bonus: [],
  limits: null,
});

/** Shows how the inventory treats a virtual item that was bought. */
export const inventoryOptions = ({ virtual_item_type, inventory_options }: Item) => ({
  consumable: virtual_item_type === "consumable" ? { usages_count: 1 } : null,
  expiration_period: inventory_options.expiration_period,
});

function additionalFields(item: Item, { additionalFields: wanted, locale }: View) {
  const fields = {
    media_list: [],
    order: item.item_id,
    long_description: inLanguage(item.description, locale),
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.includes(name)));
}
