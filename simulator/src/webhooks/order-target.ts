import type { World } from "../world.ts";
import type { Target } from "./post-notification.ts";
import { isOrderWebhook } from "./retry-schedule.ts";

/**
 * Where a notification goes. The order webhooks have settings of their own, which take precedence over the project's, but
 * not over what was asked for one action. Undefined when they are switched off.
 */
export function orderTarget(world: World, type: string, target: Target): Target | undefined {
  if (!isOrderWebhook(type)) return target;
  const { webhookUrl, webhookSecret, isEnabled } = world.orderWebhook();
  if (!isEnabled) return undefined;
  const { settings } = world;
  return {
    webhookUrl: target.webhookUrl === settings.webhookUrl ? webhookUrl : target.webhookUrl,
    webhookSecret: target.webhookSecret === settings.webhookSecret ? webhookSecret : target.webhookSecret,
  };
}
