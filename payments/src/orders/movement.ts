import type { Gift, Order, OrderLine, VirtualPrice } from "./order.ts";

/** How many of one SKU, and for how long. */
export interface MovedLine extends OrderLine {
  /** How long one piece lasts; of subscriptions without renewal only. */
  expiresInSeconds?: number;
}

/** Items that move into (`grant`) or out of (`revoke`) a player's possession, and the order that moves them. */
export interface Movement {
  direction: "grant" | "revoke";
  uid: string;
  /** Xsolla's order id, in decimal digits. */
  orderId: string;
  sandbox: boolean;
  /** Each SKU once. A bundle and its contents are lines of their own. */
  items: MovedLine[];
  /** The order as it will stand when the transaction has committed. */
  order: Order;
  /** The items are not out yet. */
  preOrder?: boolean;
  /** Who paid and who is to have the items, where the order is a gift. `uid` is who paid. */
  gift?: Gift;
  /** Those of the token call (`settingsFor`), as Xsolla repeats them. */
  customParameters?: Record<string, unknown>;
  /** `virtual`, `unknown` (free) or `loyalty_point`; absent for real money. */
  currencyType?: string;
  /** The virtual currency that pays for the items: taken with a grant, given back with a revocation. */
  price?: VirtualPrice;
}
