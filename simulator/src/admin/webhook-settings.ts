import { z } from "zod";

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/**
 * Address and signature of the order webhooks. They take precedence over the settings of Publisher Account, which are
 * the simulator's own settings here. https://developers.xsolla.com/api/catalog (webhooks)
 */
export const webhookSettings = z.object({
  url: z
    .string()
    .refine(URL.canParse, "must be a URL")
    .refine((url) => url.startsWith("https://") || LOOPBACK.test(url), "must use HTTPS"),
  secret: z.string().min(1),
  is_enabled: z.boolean(),
  /** 2 adds is_free, is_bonus and is_bundle_content to the items of an order. */
  version: z.literal([1, 2]).default(1),
});
export type WebhookSettings = z.infer<typeof webhookSettings>;
