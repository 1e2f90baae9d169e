import type { Item } from "./catalogue/item.ts";
import type { Delivery } from "./delivery.ts";
import type { Payment } from "./payment.ts";
import type { PromoCode } from "./promo-codes.ts";

/** A price before and after one promotion, for all pieces of a line. */
interface Discount {
  from: string;
  to: string;
}

/** One line of an order, priced when the order was made. */
export interface OrderLine {
  item: Item;
  quantity: number;
  /** Decimal, for all pieces of the line. */
  amount: string;
  amountWithoutDiscount: string;
  /** Discounts in the order in which they apply. */
  discounts: Discount[];
  /** Added by a promotion, without a price. */
  isBonus: boolean;
}

interface Gift {
  giverId: string;
  receiverId: string;
}

/** An order, with the statuses of https://developers.xsolla.com/api/catalog (order). `done`: the studio has granted. */
export interface Order extends Payment {
  kind: "order";
  id: number;
  /** 1 for the first since the start or the last reset. */
  number: number;
  status: "new" | "paid" | "done" | "canceled";
  /** `web-shop`: no token call of the studio made it. */
  source: "token" | "web-shop";
  token: string;
  createdAt: Date;
  lines: OrderLine[];
  amountWithoutDiscount: string;
  /** `virtual`: `currency` is the SKU of a virtual currency. `unknown`: the order is free. Both have no transaction. */
  currencyType: "real" | "virtual" | "unknown";
  language: string;
  returnUrl: string | undefined;
  promoCode: PromoCode | undefined;
  gift: Gift | undefined;
  isPreOrder: boolean;
  deliveries: Delivery[];
}

export const isFreeLine = ({ item, isBonus }: OrderLine): boolean => isBonus || item.is_free;

export const isPaid = ({ status }: Order): boolean => status === "paid" || status === "done";
