import type { Buyer } from "../../payment.ts";
import type { World } from "../../world.ts";
import { customParameters, settings, user } from "./common-fields.ts";

/** Makes `user_validation`, which asks whether the player exists. https://developers.xsolla.com/webhooks/overview */
export const userValidation = (
  world: World,
  buyer: { user: Buyer; customParameters: Record<string, unknown> | undefined },
) => ({
  notification_type: "user_validation",
  settings: settings(world),
  user: user(buyer.user),
  ...customParameters(world, buyer),
});
