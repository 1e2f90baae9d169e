import type { Firestore, Transaction } from "firebase-admin/firestore";
import type { GlobalOptions } from "firebase-functions/options";
import type { Expression, SecretParam } from "firebase-functions/params";
import type { Movement } from "./orders/movement.ts";
import type { OrderLine } from "./orders/order.ts";

/**
 * A value, or a Firebase parameter. Each request reads the value of a parameter.
 *
 * @example xsollaPayments({ currency: "EUR", minInstances: defineInt("MIN_INSTANCES") })
 */
export type Setting<T extends string | number | boolean | string[]> = T | Expression<T>;

/**
 * Moves the items of an order into the player's possession (`grant`) or out of it (`revoke`).
 *
 * The library calls it inside the transaction that changes the order, before that transaction writes anything. It calls
 * it once for each grant and each revocation that takes effect. The function may read and then write through
 * `transaction`. Its writes commit together with the order, or not at all. Firestore may repeat the transaction, so the
 * function must have no effect outside it. If it throws, nothing is written, and Xsolla redelivers the notification.
 *
 * `movement.items` has each SKU once, and `quantity` is above 0 for both directions. See docs/guides/granting.md.
 *
 * @example
 * const fulfil: Fulfil = (transaction, { direction, uid, items }, db) => {
 *   const sign = direction === "grant" ? 1 : -1;
 *   for (const { sku, quantity } of items)
 *     transaction.set(db.doc(`bags/${uid}`), { [sku]: FieldValue.increment(sign * quantity) }, { merge: true });
 * };
 */
export type Fulfil = (transaction: Transaction, movement: Movement, db: Firestore) => void | Promise<void>;

/** An amount of virtual currency that a player pays. */
export interface Spending {
  /** The player who pays. */
  uid: string;
  /** SKU of the currency. */
  sku: string;
  /** Whole units of the currency, above 0. */
  amount: number;
}

/**
 * Takes virtual currency from a player, or throws if the player has too little. An error with a number `missing` says
 * how much is missing, and the game receives that number as `details.missing`.
 *
 * `buyWithVirtualCurrency` calls it inside its transaction. The function may read and then write through `transaction`,
 * and must have no effect outside it, because Firestore may repeat the transaction. `fulfil` grants the items in the
 * same transaction. See docs/reference/virtual-currency.md.
 *
 * @example
 * const spend: Spend = async (transaction, { uid, sku, amount }, db) => {
 *   const wallet = db.doc(`wallets/${uid}`);
 *   const balance = (await transaction.get(wallet)).get(sku) ?? 0;
 *   if (balance < amount) throw Object.assign(new Error("too little"), { missing: amount - balance });
 *   transaction.update(wallet, { [sku]: balance - amount });
 * };
 */
export type Spend = (transaction: Transaction, spending: Spending, db: Firestore) => void | Promise<void>;

/** An item that a Web Shop offers to one player. Other fields are sent to Xsolla unchanged. */
export interface OfferedItem {
  sku: string;
  /** How many pieces the player may buy. 0 or null means any number. */
  quantity?: number | null;
  [field: string]: unknown;
}

/** The place and the language for which a Web Shop shows its catalogue, as Xsolla sends them. */
export interface ShopLocale {
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** ISO 4217. */
  currency?: string;
  /** Language of the shop. */
  locale?: string;
}

/**
 * Lists the items that a Web Shop offers to a player, or to a visitor who has not signed in (`uid` is null). Xsolla
 * sends the notification `partner_side_catalog`, and expects the answer within 3 s. If the function throws, the webhook
 * answers 500.
 * https://developers.xsolla.com/webhooks/operation/personalized-partner-catalog
 *
 * @example
 * const itemsFor: ItemsFor = (uid) => (uid === null ? [{ sku: "starter" }] : [{ sku: "starter" }, { sku: "vip" }]);
 */
export type ItemsFor = (uid: string | null, shop: ShopLocale) => OfferedItem[] | Promise<OfferedItem[]>;

/** The player who buys. The facts come from the verified ID token and from the connection. */
export interface SettingsBuyer {
  uid: string;
  /** Absent if the player has none, or if Xsolla would refuse it. */
  email?: string;
  /** Absent if the player has none. */
  name?: string;
  /** ISO 3166-1 alpha-2. Absent if Xsolla derives the country from the client's address. */
  country?: string;
  /** ISO 4217. Absent if the currency follows the country. */
  currency?: string;
  /** All claims of the ID token, including the custom claims. */
  claims: Record<string, unknown>;
}

/** The player's request, after its validation. */
export interface SettingsRequest {
  /** Each SKU once. */
  items: OrderLine[];
  /** An absolute URL. */
  returnUrl?: string;
  /** Xsolla's id of a payment method. */
  paymentMethod?: number;
  /** A BCP 47 tag, as the client sent it. */
  language?: string;
}

/** The fields that `SettingsFor` may add. Xsolla's reference describes the content of each. */
export interface AddedSettings {
  user?: Record<string, unknown>;
  settings?: Record<string, unknown>;
  custom_parameters?: Record<string, unknown>;
}

/**
 * Adds any fields to Xsolla's token call that its schema allows, such as `settings.ui` or `custom_parameters`. The
 * library merges the returned fields deeply into the call, and they override its own. The function must be pure. It may
 * not set `user.id`, `purchase`, `sandbox` or `external_id`. If it does, or if it throws, the callable answers
 * `internal`. A player can read `custom_parameters` in the order document.
 * https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 *
 * @example
 * const settingsFor: SettingsFor = ({ claims }) => ({ custom_parameters: { guild: claims.guild } });
 */
export type SettingsFor = (buyer: SettingsBuyer, request: SettingsRequest) => AddedSettings;

/**
 * Options of Cloud Run for all functions. They override the host's `setGlobalOptions`. The region is not among them:
 * the host sets it with `setGlobalOptions`. Default: 512 MiB of memory, and 60 s (540 s for the sweep and the audit).
 *
 * @example xsollaPayments({ runtime: { memory: "1GiB", maxInstances: 20 } })
 */
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

/**
 * All options of `xsollaPayments`. Each of them may be left out. docs/reference/parameters.md lists them with the
 * parameter that the host in `functions/` passes for each.
 *
 * @example
 * const options: XsollaPaymentsOptions = {
 *   projectId: 12345,
 *   currency: "EUR",
 *   returnUrls: ["https://game.example", "mygame://"],
 * };
 */
export interface XsollaPaymentsOptions {
  /** Project id in Xsolla Publisher Account. Default: the parameter XSOLLA_PROJECT_ID. */
  projectId?: Setting<number>;
  /**
   * Merchant id in Xsolla Publisher Account. If not 0, it is the Basic-auth user name instead of the project id.
   * Default: 0.
   */
  merchantId?: Setting<number>;
  /** Creates sandbox tokens, and lets sandbox orders grant items. Default: the parameter XSOLLA_SANDBOX. */
  sandbox?: Setting<boolean>;
  /** API key for Basic auth. Default: the secret XSOLLA_API_KEY. */
  apiKey?: SecretParam;
  /**
   * Webhook keys, with which Xsolla signs, separated by commas or white space. Default: the secret
   * XSOLLA_WEBHOOK_SECRET.
   */
  webhookSecret?: SecretParam;
  /** Origin of Xsolla's Store API. Default: `https://store.xsolla.com`. */
  storeUrl?: Setting<string>;
  /**
   * ISO 3166-1 alpha-2. The buyer's country if neither the claim `country` nor a public client address is known.
   * Default: `US`.
   */
  defaultCountry?: Setting<string>;
  /** ISO 4217. If it is empty, the currency follows the buyer's country. Default: empty. */
  currency?: Setting<string>;
  /** Id of a Pay Station theme. Default: `63295aab2e47fab76f7708e3`, the dark theme. */
  uiTheme?: Setting<string>;
  /** Origins and app schemes allowed as `returnUrl`, as a list or comma-separated. Default: empty, which allows any. */
  returnUrls?: Setting<string> | Setting<string[]>;
  /**
   * Addresses or CIDR ranges that may post webhooks, as a list or comma-separated. Default: empty, which allows all.
   */
  webhookIps?: Setting<string> | Setting<string[]>;
  /** How many entries of `X-Forwarded-For`, from the right, trusted proxies wrote. Default: 1. */
  trustedProxyHops?: Setting<number>;
  /**
   * How many payment tokens one player may create in any 60 s. Purchases for virtual currency and free items count too.
   * 0 stops all sales. Default: 10.
   */
  maxOrdersPerMinute?: Setting<number>;
  /** Refuses callables without a valid App Check token. Unity PC builds have no App Check provider. Default: false. */
  enforceAppCheck?: Setting<boolean>;
  /** Instances kept warm for the callables and the webhook. Default: 0. */
  minInstances?: Setting<number>;
  /** Id of the Firestore database that stores everything. Default: `(default)`. */
  database?: Setting<string>;
  /** Serves `xsollaWebShopUser`. Default: false. */
  webShop?: Setting<boolean>;
  /** Lets the buyer choose another country in Pay Station. Default: false. */
  allowCountryChange?: Setting<boolean>;
  /**
   * When Pay Station redirects to `returnUrl` by itself, and when it shows the button for it: `none`, `successful`,
   * `successful_or_canceled` or `any`. Default: empty, which leaves it to Xsolla.
   */
  redirect?: Setting<string>;
  /** Adds fields to the token call. Default: none. */
  settingsFor?: SettingsFor;
  /**
   * Lists the items that a Web Shop offers to a player. Default: none, so the Web Shop offers Xsolla's own catalogue.
   */
  itemsFor?: ItemsFor;
  /**
   * Takes virtual currency. Default: `inventorySpend`, but only without a `fulfil`. A host with its own `fulfil` must
   * set it for `buyWithVirtualCurrency` and `claimFreeItem`, which otherwise answer `not-supported`.
   */
  spend?: Spend;
  /** Grants and revokes items. Default: `inventoryFulfil`. */
  fulfil?: Fulfil;
  /** Sells items that are hidden from the shop (`is_show_in_store: false`). Default: false. */
  sellHidden?: boolean;
  /** Options of Cloud Run. */
  runtime?: RuntimeOptions;
}
