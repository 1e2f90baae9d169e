import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { Item } from "../../catalogue/item.ts";
import type { Settings } from "../../options.ts";
import type { OrderLine } from "../../order.ts";

type Version = Settings["itemsVersion"];

/** `items` of the order webhooks. A bundle or package is listed beside its contents. */
export const orderLines = (lines: OrderLine[], catalogue: Catalogue, version: Version) =>
  lines.flatMap((line) => {
    const contents = line.item.content.flatMap(({ sku, quantity }) => {
      const part = catalogue.find(sku);
      return part ? [viewContent(part, quantity * line.quantity, version)] : [];
    });
    return [viewLine(line, version), ...contents];
  });

const viewLine = ({ item, quantity, amount, amountWithoutDiscount }: OrderLine, version: Version) => ({
  ...head(item, quantity),
  amount: fourDecimals(amount),
  promotions:
    amount === amountWithoutDiscount
      ? []
      : [
          {
            amount_without_discount: fourDecimals(amountWithoutDiscount),
            amount_with_discount: fourDecimals(amount),
            sequence: 1,
          },
        ],
  ...flags(version, false),
});

/** It has no price of its own; for currency Xsolla's samples show null there. */
const viewContent = (item: Item, quantity: number, version: Version) => ({
  ...head(item, quantity),
  amount: item.type === "virtual_currency" ? null : fourDecimals("0"),
  promotions: [],
  ...flags(version, true),
});

const head = ({ sku, type }: Item, quantity: number) => ({ sku, type, is_pre_order: false, quantity });

const flags = (version: Version, isContent: boolean) =>
  version === 2 ? { is_free: false, is_bonus: false, is_bundle_content: isContent } : {};

export const fourDecimals = (amount: string) => Number(amount).toFixed(4);
