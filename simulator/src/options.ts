import { z } from "zod";
import { account } from "./account.ts";

/** `combined`: `order_paid` and `order_canceled` alone. `separate`: `payment` and `refund` precede them. */
export const webhookMode = z.enum(["combined", "separate"]);
export type WebhookMode = z.infer<typeof webhookMode>;

/** A scheduled function of the studio's, to be run by hand. */
export interface Job {
  name: string;
  /** What the console's button says. */
  title: string;
  /** Takes an empty POST. */
  url: string;
}

export interface SimulatorOptions {
  /** 0 takes a free port. */
  port: number;
  /** Id of the simulated project. */
  projectId: number;
  merchantId: number;
  apiKey: string;
  webhookSecret: string;
  webhookUrl: string;
  /** Default: none. */
  jobs?: Job[];
  /** Default: combined, as for accounts registered since 22 January 2025. */
  mode?: WebhookMode;
  /** Divides the intervals between retries: at 300, five minutes become a second. Default: 1. */
  retrySpeed?: number;
  /** Address that the Web Shop asks whether a user id exists. Default: it does not ask. */
  webShopUserUrl?: string;
  /** Clock for sale periods, expiry of tokens and dates of events. Default: the machine's. */
  now?: () => Date;
}

const share = z.number().min(0).max(1).default(0);

/** Random faults between Xsolla and the studio. Each share, 0 to 1, is of the notifications. */
export const chaos = z.strictObject({
  /** The same seed draws the same faults. */
  seed: z.int().default(1),
  /** Never sent. */
  lost: share,
  /** Types that may be lost. Default: all. */
  losable: z.array(z.string()).exactOptional(),
  /** Sent twice at the same time, and once more later. */
  repeated: share,
  /** Delayed, so that later ones overtake it. */
  delayed: share,
  /** The longest delay, and the longest time to a repeated copy. */
  delayMs: z.int().min(0).default(3_000),
});
export type Chaos = z.infer<typeof chaos>;

/** Settings that can be changed while the simulator runs. */
export const settings = z.strictObject({
  webhookUrl: z.url(),
  webhookSecret: z.string().min(1),
  mode: webhookMode,
  retrySpeed: z.number().positive(),
  /** 2 adds is_free, is_bonus and is_bundle_content to the items of an order. */
  itemsVersion: z.literal([1, 2]),
  /** Whether notifications contain the `custom_parameters` of the token call. */
  customParameters: z.boolean(),
  /** Whether Xsolla refunds the money if `order_paid` is refused or never acknowledged. */
  autoRefund: z.boolean(),
  /** Whether payments can be refunded at all; some payment methods cannot. */
  refundsAllowed: z.boolean(),
  /** Whether the company may refund parts of a payment by the Merchant API. */
  partialRefunds: z.boolean(),
  /** Address that the Web Shop asks whether a user id exists; null: it does not ask. */
  webShopUserUrl: z.url().nullable(),
  /** Whether the Web Shop shows the list that the studio answers to `partner_side_catalog`. */
  personalizedCatalog: z.boolean(),
  /** Maximum number of deliveries in flight. A delivery that waits for its retry counts. */
  concurrency: z.int().min(1).max(100),
  chaos,
  /** Replaced as a whole: `{}` is the account in which everything works. */
  account,
});
export type Settings = z.infer<typeof settings>;

/** Settings that can be overridden for one action. */
export const overrides = z.strictObject({
  mode: webhookMode.exactOptional(),
  webhookUrl: z.url().exactOptional(),
  webhookSecret: z.string().min(1).exactOptional(),
});
export type Overrides = z.infer<typeof overrides>;
