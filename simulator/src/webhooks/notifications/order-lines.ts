import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { Item } from "../../catalogue/item.ts";
import type { Settings } from "../../options.ts";
import { isFreeLine, type Order, type OrderLine } from "../../order.ts";

type Version = Settings["itemsVersion"];

/** Makes `items` of the order webhooks. A bundle or package is listed beside its contents. */
export const orderLines = ({ lines, isPreOrder }: Order, catalogue: Catalogue, version: Version) =>
  lines
    .flatMap((line) => {
      const contents = line.item.content.flatMap(({ sku, quantity }) => {
        const part = catalogue.find(sku);
        return part ? [viewContent(part, quantity * line.quantity, version)] : [];
      });
      return [viewLine(line, version), ...contents];
    })
    .map((line) => ({ ...line, is_pre_order: isPreOrder }));

const viewLine = (line: OrderLine, version: Version) => ({
  ...head(line.item, line.quantity),
  amount: fourDecimals(line.amount),
  promotions: line.discounts.map(({ from, to }, index) => ({
    amount_without_discount: fourDecimals(from),
    amount_with_discount: fourDecimals(to),
    sequence: index + 1,
  })),
  ...flags(version, { isFree: isFreeLine(line), isBonus: line.isBonus, isContent: false }),
});

/** Shows an item in a bundle, which has no price of its own. Xsolla's samples show null for currency. */
const viewContent = (item: Item, quantity: number, version: Version) => ({
  ...head(item, quantity),
  amount: item.type === "virtual_currency" ? null : fourDecimals("0"),
  promotions: [],
  ...flags(version, { isFree: false, isBonus: false, isContent: true }),
});

const head = ({ sku, type }: Item, quantity: number) => ({ sku, type, quantity });

interface Flags {
  isFree: boolean;
  isBonus: boolean;
  isContent: boolean;
}

const flags = (version: Version, { isFree, isBonus, isContent }: Flags) =>
  version === 2 ? { is_free: isFree, is_bonus: isBonus, is_bundle_content: isContent } : {};

export const fourDecimals = (amount: string) => Number(amount).toFixed(4);
