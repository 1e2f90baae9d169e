import type { Firestore, Transaction } from "firebase-admin/firestore";
import type { GlobalOptions } from "firebase-functions/options";
import type { Expression, SecretParam } from "firebase-functions/params";
import type { Movement } from "./orders/movement.ts";

/** A value, or a Firebase parameter that is read with each request. */
export type Setting<T extends string | number | boolean | string[]> = T | Expression<T>;

/**
 * Moves the items of an order into the player's possession (`grant`) or out of it (`revoke`).
 *
 * The library calls it inside the transaction that changes the order, before anything is written, once for each grant
 * and each revocation that takes effect. It may read and then write through `transaction`: its writes commit together
 * with the order, or not at all. Firestore may repeat the transaction, so the function must have no effect outside it.
 * When it throws, nothing is written, and Xsolla delivers the notification again.
 */
export type Fulfil = (transaction: Transaction, movement: Movement, db: Firestore) => void | Promise<void>;

/** How Cloud Run runs the functions; wins over the host's `setGlobalOptions`. The region stays the host's. */
export type RuntimeOptions = Pick<
  GlobalOptions,
  | "memory"
  | "timeoutSeconds"
  | "maxInstances"
  | "concurrency"
  | "cpu"
  | "vpcConnector"
  | "vpcConnectorEgressSettings"
  | "serviceAccount"
  | "ingressSettings"
  | "labels"
>;

/** Everything that a studio can set. Each option may be left out; the defaults are in `DEFAULTS`. */
export interface XsollaPaymentsOptions {
  /** Project id in Xsolla Publisher Account. Default: the parameter XSOLLA_PROJECT_ID. */
  projectId?: Setting<number>;
  /** When not 0, the Basic-auth user name instead of the project id. */
  merchantId?: Setting<number>;
  /** Creates sandbox tokens, and lets sandbox orders grant items. Default: the parameter XSOLLA_SANDBOX. */
  sandbox?: Setting<boolean>;
  /** API key for Basic auth. Default: the secret XSOLLA_API_KEY. */
  apiKey?: SecretParam;
  /** Webhook signing keys, separated by commas or white space. Default: the secret XSOLLA_WEBHOOK_SECRET. */
  webhookSecret?: SecretParam;
  /** Origin of Xsolla's Store API. */
  storeUrl?: Setting<string>;
  /** ISO 3166-1 alpha-2; used when neither a country claim nor a public client address is known. */
  defaultCountry?: Setting<string>;
  /** ISO 4217; empty lets Xsolla follow the buyer's country. */
  currency?: Setting<string>;
  /** Id of a Pay Station theme. */
  uiTheme?: Setting<string>;
  /** Origins and app schemes allowed as `returnUrl`, as a list or comma-separated; empty allows any. */
  returnUrls?: Setting<string> | Setting<string[]>;
  /** Addresses or CIDR ranges that may post webhooks, as a list or comma-separated; empty allows all. */
  webhookIps?: Setting<string> | Setting<string[]>;
  /** How many `X-Forwarded-For` entries, from the right, were written by proxies that are trusted. */
  trustedProxyHops?: Setting<number>;
  /** Payment tokens that one player may create in any 60 s; 0 stops all sales. */
  maxOrdersPerMinute?: Setting<number>;
  /** Refuses callables without a valid App Check token. Shuts out Unity PC builds, which have no provider. */
  enforceAppCheck?: Setting<boolean>;
  /** Instances kept warm for the callables and the webhook. */
  minInstances?: Setting<number>;
  /** Id of the Firestore database that everything is kept in. */
  database?: Setting<string>;
  /** Moves the items; default: `inventoryFulfil`. */
  fulfil?: Fulfil;
  /** Sells items that are hidden from the shop (`is_show_in_store: false`). Default: false. */
  sellHidden?: boolean;
  runtime?: RuntimeOptions;
}
