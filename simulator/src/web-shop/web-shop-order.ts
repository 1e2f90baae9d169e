import { z } from "zod";
import { buyerBody } from "../buyer.ts";

/** Request of an order in the Web Shop. */
export const webShopOrder = buyerBody.extend({
  items: z.array(z.strictObject({ sku: z.string(), quantity: z.int().min(1).default(1) })).min(1),
  /** SKU of a virtual currency. Default: real money. */
  currency: z.string().exactOptional(),
  /** User id of the player who receives the items. */
  giftTo: z.string().min(1).exactOptional(),
  preOrder: z.boolean().default(false),
});
export type WebShopOrder = z.infer<typeof webShopOrder>;
