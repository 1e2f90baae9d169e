import type { Order } from "../order.ts";
import type { World } from "../world.ts";

/** The order call's answer: no user and no transaction in it. */
export const viewOrder = ({ id, status, amount, amountWithoutDiscount, currency, lines }: Order) => ({
  order_id: id,
  status,
  content: {
    price: { amount, amount_without_discount: amountWithoutDiscount, currency },
    virtual_price: null,
    is_free: false,
    items: lines.map((line) => ({
      sku: line.item.sku,
      quantity: line.quantity,
      is_free: false,
      price: {
        amount: line.amount,
        amount_without_discount: line.amountWithoutDiscount,
        currency,
      },
    })),
  },
});

const fourDecimals = (amount: string) => Number(amount).toFixed(4);

/** An order as the search answers it, with prices such as "67.3400". */
export const viewFoundOrder = (world: World, order: Order) => {
  const price = (amount: string, full: string) => ({
    amount: fourDecimals(amount),
    amount_without_discount: fourDecimals(full),
    currency: order.currency,
    is_virtual_currency: false,
  });
  return {
    order_id: order.id,
    project_id: world.projectId,
    status: order.status,
    date_created: order.createdAt.toISOString(),
    mode: order.sandbox ? "sandbox" : "default",
    is_free: false,
    ...(order.transactionId && { invoice_id: String(order.transactionId) }),
    price: price(order.amount, order.amountWithoutDiscount),
    user: {
      id: order.user.id,
      country: order.user.country,
      email: order.user.email ?? null,
      region_id: null,
    },
    items: order.lines.map(({ item, quantity, amount, amountWithoutDiscount }, index) => ({
      order_item_id: order.id * 10 + index,
      item_id: item.item_id,
      sku: item.sku,
      type: item.type,
      quantity,
      is_free: false,
      is_bonus: false,
      region_id: null,
      tax_category: null,
      price: price(amount, amountWithoutDiscount),
      description: item.description.en,
    })),
    promotions: [],
    coupons: [],
  };
};
