import { isFreeLine, type Order } from "../order.ts";
import type { World } from "../world.ts";
import { writeDate } from "../write-date.ts";

/** Shows an order as the order call does, without user and transaction. */
export function viewOrder(order: Order) {
  const { id, status, amount, amountWithoutDiscount, currency, currencyType, lines } = order;
  const isVirtual = currencyType === "virtual";
  const price = (amount: string, full: string) => ({ amount, amount_without_discount: full, currency });
  const total = price(amount, amountWithoutDiscount);
  return {
    order_id: id,
    status,
    content: {
      price: isVirtual ? null : total,
      virtual_price: isVirtual ? total : null,
      is_free: currencyType === "unknown",
      items: lines.map((line) => ({
        sku: line.item.sku,
        quantity: line.quantity,
        is_free: isFreeLine(line),
        price: price(line.amount, line.amountWithoutDiscount),
      })),
    },
  };
}

const fourDecimals = (amount: string) => Number(amount).toFixed(4);

/** Shows an order as the search does, with prices such as "67.3400". */
export const viewFoundOrder = (world: World, order: Order) => {
  const isFree = order.currencyType === "unknown";
  const price = (amount: string, full: string) => ({
    amount: fourDecimals(amount),
    amount_without_discount: fourDecimals(full),
    currency: order.currency,
    is_virtual_currency: order.currencyType === "virtual",
  });
  return {
    order_id: order.id,
    project_id: world.projectId,
    status: order.status,
    date_created: writeDate(order.createdAt),
    mode: order.sandbox ? "sandbox" : "default",
    is_free: isFree,
    ...(order.transactionId && { invoice_id: String(order.transactionId) }),
    price: isFree ? null : price(order.amount, order.amountWithoutDiscount),
    user: {
      id: order.user.id,
      country: order.user.country,
      email: order.user.email ?? null,
      region_id: null,
    },
    items: order.lines.map((line, index) => ({
      order_item_id: order.id * 10 + index,
      item_id: line.item.item_id,
      sku: line.item.sku,
      type: line.item.type,
      quantity: line.quantity,
      is_free: isFreeLine(line),
      is_bonus: line.isBonus,
      region_id: null,
      tax_category: null,
      price: price(line.amount, line.amountWithoutDiscount),
      description: line.item.description.en,
    })),
    promotions: order.promoCode ? [{ promotion_id: order.promoCode.id }] : [],
    coupons: [],
  };
};
