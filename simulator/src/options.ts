import { z } from "zod";
import { account } from "./account.ts";

/** `combined`: `order_paid` and `order_canceled` alone. `separate`: `payment` and `refund` precede them. */
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
  /** Default: combined, as for accounts registered since 22 January 2025. */
  mode?: WebhookMode;
  /** Divides the gaps between retries: 300 makes a second of five minutes. Default: 1. */
  retrySpeed?: number;
  /** Where the Web Shop asks whether a user id exists. Default: it does not ask. */
  webShopUserUrl?: string;
  /** The time by which sales begin and end, tokens expire and events are dated. Default: the machine's clock. */
  now?: () => Date;
}

const share = z.number().min(0).max(1).default(0);

/** What goes wrong between Xsolla and the studio: shares of the notifications, 0 to 1. */
export const chaos = z.strictObject({
  /** The same seed draws the same fates. */
  seed: z.int().default(1),
  /** Never sent. */
  lost: share,
  /** Types that may be lost; without it, all. */
  losable: z.array(z.string()).exactOptional(),
  /** Sent twice at the same time, and once more later. */
  repeated: share,
  /** Delayed, so that later ones overtake it. */
  delayed: share,
  /** The longest delay, and the longest time to a repeated copy. */
  delayMs: z.int().min(0).default(3_000),
});
export type Chaos = z.infer<typeof chaos>;

/** What can be changed while it runs. */
export const settings = z.strictObject({
  webhookUrl: z.url(),
  webhookSecret: z.string().min(1),
  mode: webhookMode,
  retrySpeed: z.number().positive(),
  /** 2 adds is_free, is_bonus and is_bundle_content to the items of an order. */
  itemsVersion: z.literal([1, 2]),
  /** Whether `custom_parameters` of the token call are in the notifications. */
  customParameters: z.boolean(),
  /** Whether an `order_paid` that is refused, or never answered, gives the money back by itself. */
  autoRefund: z.boolean(),
  /** Whether payments can be refunded at all; some payment methods cannot. */
  refundsAllowed: z.boolean(),
  /** Whether the company may refund parts of a payment by the Merchant API. */
  partialRefunds: z.boolean(),
  /** Where the Web Shop asks whether a user id exists; null: it does not ask. */
  webShopUserUrl: z.url().nullable(),
  /** Whether the Web Shop shows the list that the studio answers to `partner_side_catalog`. */
  personalizedCatalog: z.boolean(),
  /** How many deliveries may be in flight at once. One that waits for its retry counts. */
  concurrency: z.int().min(1).max(100),
  chaos,
  /** Replaced as a whole: `{}` is the account in which everything works. */
  account,
});
export type Settings = z.infer<typeof settings>;

/** What may differ from the settings for one action. */
export const overrides = z.strictObject({
  mode: webhookMode.exactOptional(),
  webhookUrl: z.url().exactOptional(),
  webhookSecret: z.string().min(1).exactOptional(),
});
export type Overrides = z.infer<typeof overrides>;
