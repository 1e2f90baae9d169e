import type { Order } from "./order.ts";
import type { World } from "./world.ts";

/** Default at Xsolla: https://developers.xsolla.com/api/pay-station/operation/create-token */
const TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1_000;

/** Returns whether the order's token has expired. */
export const isExpired = (world: World, { createdAt }: Order): boolean =>
  world.now().getTime() - createdAt.getTime() > TOKEN_LIFETIME_MS;
