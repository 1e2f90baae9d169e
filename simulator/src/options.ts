import { z } from "zod";

/** `combined`: `order_paid` and `order_canceled` say all. `separate`: `payment` and `refund` go before them. */
export const webhookMode = z.enum(["combined", "separate"]);
export type WebhookMode = z.infer<typeof webhookMode>;

export interface SimulatorOptions {
  /** 0 takes a free one. */
  port: number;
  /** The project that is simulated, and the only one there is. */
  projectId: number;
  merchantId: number;
  apiKey: string;
  webhookSecret: string;
  webhookUrl: string;
  mode?: WebhookMode;
  /** What the gaps between repeated deliveries are divided by: 300 makes a second of five minutes. */
  retrySpeed?: number;
}

/** What can be changed while it runs. */
export const settings = z.object({
  webhookUrl: z.url(),
  webhookSecret: z.string().min(1),
  mode: webhookMode,
  retrySpeed: z.number().positive(),
  /** 2 adds is_free, is_bonus and is_bundle_content to the items of an order. */
  itemsVersion: z.union([z.literal(1), z.literal(2)]),
});
export type Settings = z.infer<typeof settings>;

/** What may differ from the settings for one action. */
export const overrides = settings.pick({ mode: true, webhookUrl: true, webhookSecret: true }).partial();
export type Overrides = z.infer<typeof overrides>;
