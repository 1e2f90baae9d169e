import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import { customParameters, settings, user } from "./parts.ts";

/** Asks whether the player exists. https://developers.xsolla.com/webhooks/overview */
export const userValidation = (world: World, order: Order) => ({
  notification_type: "user_validation",
  settings: settings(world),
  user: user(order),
  ...customParameters(order),
});
