import type { Gift, Order, OrderLine, VirtualPrice } from "./order.ts";

/** A quantity of one SKU, and how long each piece lasts. */
export interface MovedLine extends OrderLine {
  /** How long one piece lasts. Only non-renewing subscriptions have it. */
  expiresInSeconds?: number;
}

/** One grant or revocation of an order's items. */
export interface Movement {
  direction: "grant" | "revoke";
  uid: string;
  /** Xsolla's order id, in decimal digits. */
  orderId: string;
  sandbox: boolean;
  /** Each SKU appears once. A bundle and its contents are separate lines. */
  items: MovedLine[];
  /** The order as it will stand when the transaction has committed. */
  order: Order;
  /** At least one item was sold before its release. */
  preOrder?: boolean;
  /** For a gift: who paid and who receives the items. `uid` is the player who paid. */
  gift?: Gift;
  /** The custom parameters of the token call (`settingsFor`), as Xsolla repeats them. */
  customParameters?: Record<string, unknown>;
  /** `virtual`, `unknown` (free) or `loyalty_point`; absent for real money. */
  currencyType?: string;
  /** The virtual currency that pays for the items. A grant takes it, a revocation gives it back. */
  price?: VirtualPrice;
}
