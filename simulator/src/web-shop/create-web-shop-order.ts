import { buyerOf } from "../buyer.ts";
import type { Order } from "../order.ts";
import { addOrder } from "../store/add-order.ts";
import { freeLines, isFreeOrder } from "../store/free-lines.ts";
import { orderCurrency } from "../store/order-currency.ts";
import { priceInVirtualCurrency } from "../store/price-in-virtual-currency.ts";
import { priceLines } from "../store/price-lines.ts";
import type { World } from "../world.ts";
import type { WebShopOrder } from "./web-shop-order.ts";

/**
 * Makes an order without a token call of the studio.
 *
 * @throws StoreError 422
 */
export function createWebShopOrder(world: World, wanted: WebShopOrder): Order {
  const { items, currency: virtual, giftTo } = wanted;
  const buyer = buyerOf(wanted);
  const currency = virtual ?? orderCurrency(buyer.country, undefined);
  return addOrder(world, {
    source: "web-shop",
    sandbox: wanted.sandbox,
    user: buyer,
    ...priced(),
    currency,
    customParameters: wanted.customParameters,
    gift: giftTo === undefined ? undefined : { giverId: buyer.id, receiverId: giftTo },
    isPreOrder: wanted.preOrder,
  });

  function priced(): Pick<Order, "lines" | "currencyType"> {
    if (virtual !== undefined)
      return { lines: priceInVirtualCurrency(world, buyer, items, virtual), currencyType: "virtual" };
    if (isFreeOrder(world, items))
      return { lines: freeLines(world, buyer, items, currency), currencyType: "unknown" };
    return { lines: priceLines(world, buyer, items, currency), currencyType: "real" };
  }
}
