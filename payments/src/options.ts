import type { Firestore, Transaction } from "firebase-admin/firestore";
import type { GlobalOptions } from "firebase-functions/options";
import type { Expression, SecretParam } from "firebase-functions/params";
import type { Movement } from "./orders/movement.ts";
import type { OrderLine } from "./orders/order.ts";

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

/** Virtual currency that a player pays with. */
export interface Spending {
  uid: string;
  /** SKU of the currency. */
  sku: string;
  /** Above 0. */
  amount: number;
}

/**
 * Takes virtual currency from a player, or throws when the player has too little; an error with a number `missing` tells
 * the game how much. For `buyWithVirtualCurrency`, inside its transaction: it may read and then write through
 * `transaction`, and Firestore may repeat it. `fulfil` gives the items in the same transaction.
 */
export type Spend = (transaction: Transaction, spending: Spending, db: Firestore) => void | Promise<void>;

/** An item that a Web Shop offers to one player. */
export interface OfferedItem {
  sku: string;
  /** How many the player may buy; 0 or null for any number. */
  quantity?: number | null;
  [field: string]: unknown;
}

/** Where a Web Shop shows its catalogue. */
export interface ShopLocale {
  country?: string;
  currency?: string;
  locale?: string;
}

/**
 * Lists what a Web Shop offers to a player, or to a visitor who has not signed in (null). Xsolla asks with
 * `partner_side_catalog`, and wants the answer within 3 s.
 * https://developers.xsolla.com/webhooks/operation/personalized-partner-catalog
 */
export type ItemsFor = (uid: string | null, shop: ShopLocale) => OfferedItem[] | Promise<OfferedItem[]>;

/** The player who buys, as the verified ID token and the connection tell. */
export interface SettingsBuyer {
  uid: string;
  email?: string;
  name?: string;
  /** ISO 3166-1 alpha-2; absent when Xsolla takes the country from the client's address. */
  country?: string;
  /** ISO 4217; absent when it follows the country. */
  currency?: string;
  /** Every claim of the ID token, the custom ones among them. */
  claims: Record<string, unknown>;
}

/** What the player asked for: `items` has each SKU once. */
export interface SettingsRequest {
  items: OrderLine[];
  returnUrl?: string;
  paymentMethod?: number;
  language?: string;
}

/** What `SettingsFor` may add; see Xsolla's reference for what each part may hold. */
export interface AddedSettings {
  user?: Record<string, unknown>;
  settings?: Record<string, unknown>;
  custom_parameters?: Record<string, unknown>;
}

/**
 * Adds to Xsolla's token call whatever its schema allows, such as `settings.ui` or `custom_parameters`. What it returns
 * is merged deeply into the call, and wins. It may not set `user.id`, `purchase`, `sandbox` or `external_id`. A player
 * can read `custom_parameters` in the order document.
 * https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 *
 * @example ({ claims }) => ({ custom_parameters: { guild: claims.guild } })
 */
export type SettingsFor = (buyer: SettingsBuyer, request: SettingsRequest) => AddedSettings;

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
  /** Serves `xsollaWebShopUser`. */
  webShop?: Setting<boolean>;
  /** Lets the buyer choose another country in Pay Station. */
  allowCountryChange?: Setting<boolean>;
  /**
   * When Pay Station sends the buyer to `returnUrl` by itself, and shows the button for it: `none`, `successful`,
   * `successful_or_canceled` or `any`; empty leaves it to Xsolla.
   */
  redirect?: Setting<string>;
  /** Adds to the token call; see `SettingsFor`. */
  settingsFor?: SettingsFor;
  /** What a Web Shop offers to a player; without it, Xsolla's own catalogue. */
  itemsFor?: ItemsFor;
  /** Takes virtual currency; needed beside a `fulfil` of one's own for `buyWithVirtualCurrency` and `claimFreeItem`. */
  spend?: Spend;
  /** Moves the items; default: `inventoryFulfil`. */
  fulfil?: Fulfil;
  /** Sells items that are hidden from the shop (`is_show_in_store: false`). Default: false. */
  sellHidden?: boolean;
  runtime?: RuntimeOptions;
}
