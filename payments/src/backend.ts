import { type Config, createConfig } from "./config/config.ts";
import type { Fulfil, ItemsFor, SettingsFor, Spend, XsollaPaymentsOptions } from "./options.ts";

/** The set-up of one call of `xsollaPayments(…)`. It is the first argument of every function of the library. */
export interface Backend {
  config: Config;
  /** Moves items. If it is undefined, `inventoryFulfil` moves them, and is loaded with the first order. */
  fulfil: Fulfil | undefined;
  /** Adds fields to the body of the token call. */
  settingsFor: SettingsFor | undefined;
  /** Lists the items that a Web Shop offers to a player. */
  itemsFor: ItemsFor | undefined;
  /** Takes virtual currency. If both this and `fulfil` are undefined, `inventorySpend` takes it. */
  spend: Spend | undefined;
  /** Whether items that are hidden from the shop are sold. */
  sellHidden: boolean;
}

/** Creates a backend. It reads no value yet: each value of `config` is read during a request. */
export const createBackend = (options: XsollaPaymentsOptions): Backend => ({
  config: createConfig(options),
  fulfil: options.fulfil,
  settingsFor: options.settingsFor,
  itemsFor: options.itemsFor,
  spend: options.spend,
  sellHidden: options.sellHidden ?? false,
});
