import type { World } from "../world.ts";
import type { Target } from "./post-notification.ts";
import { isOrderWebhook } from "./retry-schedule.ts";

/**
 * Finds the address of a notification. The settings of the order webhooks take precedence over the project's, but not
 * over those of one action. Undefined if the order webhooks are switched off.
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
