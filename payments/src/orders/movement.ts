import type { Order, OrderLine } from "./order.ts";

/** Items that move into (`grant`) or out of (`revoke`) a player's possession, and the order that moves them. */
export interface Movement {
  direction: "grant" | "revoke";
  uid: string;
  /** Xsolla's order id, in decimal digits. */
  orderId: string;
  sandbox: boolean;
  /** Each SKU once. A bundle and its contents are lines of their own. */
  items: OrderLine[];
  /** The order as it will stand when the transaction has committed. */
  order: Order;
}
