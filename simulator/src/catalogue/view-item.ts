import { boughtBy } from "./bought-by.ts";
import type { Item } from "./item.ts";
import { inLanguage, summarizeItem } from "./summarize-item.ts";
import type { View } from "./view.ts";
import { viewContents, viewKeys, viewPlatform } from "./view-contents.ts";

/** An item as the Store API shows it: https://developers.xsolla.com/api/catalog */
export function viewItem(item: Item, view: View) {
  const left = leftFor(item, view);
  return {
    item_id: item.item_id,
    ...summarizeItem(item, view),
    ...(item.virtual_item_type && { virtual_item_type: item.virtual_item_type }),
    ...(item.bundle_type && { bundle_type: item.bundle_type }),
    can_be_bought: item.can_be_bought && left !== 0,
    promotions: item.discount_percent > 0 ? [promotion(item.discount_percent)] : [],
    limits: limits(item, left),
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

/** Undefined without a limit, or when it is not known who asks. */
function leftFor({ sku, limits: { per_user } }: Item, { world, userId }: View): number | undefined {
  if (!per_user || userId === undefined) return undefined;
  return Math.max(0, per_user.total - boughtBy(world, userId, sku));
}

function limits({ limits: { per_user, per_item } }: Item, left: number | undefined) {
  if (!per_user && !per_item) return null;
  return {
    per_user: per_user
      ? { total: per_user.total, available: left ?? per_user.total, recurrent_schedule: null }
      : null,
    per_item: per_item ? { ...per_item, reserved: 0, sold: per_item.total - per_item.available } : null,
    recurrent_schedule: null,
  };
}

const promotion = (percent: number) => ({
  name: "This week",
  date_start: null,
  date_end: null,
  discount: { percent: percent.toFixed(2), value: null },
  bonus: [],
  limits: null,
});

const inventoryOptions = ({ virtual_item_type }: Item) => ({
  consumable: virtual_item_type === "consumable" ? { usages_count: 1 } : null,
  expiration_period: null,
});

function additionalFields(item: Item, { additionalFields: wanted, locale }: View) {
  const fields = {
    media_list: [],
    order: item.item_id,
    long_description: inLanguage(item.description, locale),
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.includes(name)));
}
