import { type Config, createConfig } from "./config.ts";
import type { Fulfil, ItemsFor, SettingsFor, Spend, XsollaPaymentsOptions } from "./options.ts";

/** What one call of `xsollaPayments(…)` has set up. Every function of the library gets it as its first argument. */
export interface Backend {
  config: Config;
  /** Undefined: the items go to `inventoryFulfil`, which is loaded with the first order. */
  fulfil: Fulfil | undefined;
  /** Adds to the token call. */
  settingsFor: SettingsFor | undefined;
  /** What a Web Shop offers to a player. */
  itemsFor: ItemsFor | undefined;
  /** Takes virtual currency. Undefined, without `fulfil`: `inventorySpend`. */
  spend: Spend | undefined;
  /** Sell items that are hidden from the shop. */
  sellHidden: boolean;
}

export const createBackend = (options: XsollaPaymentsOptions): Backend => ({
  config: createConfig(options),
  fulfil: options.fulfil,
  settingsFor: options.settingsFor,
  itemsFor: options.itemsFor,
  spend: options.spend,
  sellHidden: options.sellHidden ?? false,
});
