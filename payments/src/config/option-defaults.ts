import type { XsollaPaymentsOptions } from "../options.ts";

/** Options that cannot be parameters. */
const VALUE_ONLY = [
  "fulfil",
  "settingsFor",
  "itemsFor",
  "spend",
  "sellHidden",
  "runtime",
] as const satisfies (keyof XsollaPaymentsOptions)[];

/**
 * Options that are parsed strictly from their text. A parameter's own `value()` is lenient: it reads `yes` as false and
 * `one` as 0.
 */
export type OptionName = Exclude<keyof XsollaPaymentsOptions, (typeof VALUE_ONLY)[number]>;

/** Tells whether a name is that of an option that is parsed from its text. */
export const isOptionName = (name: string): name is OptionName => !VALUE_ONLY.some((other) => other === name);

/** The text of each option that the host does not set. Options without a default must be set. */
export const OPTION_DEFAULTS: Partial<Record<OptionName, string>> = {
  merchantId: "0",
  storeUrl: "https://store.xsolla.com",
  defaultCountry: "US",
  currency: "",
  uiTheme: "63295aab2e47fab76f7708e3",
  returnUrls: "",
  webhookIps: "",
  trustedProxyHops: "1",
  maxOrdersPerMinute: "10",
  enforceAppCheck: "false",
  database: "(default)",
  webShop: "false",
  allowCountryChange: "false",
  redirect: "",
  minInstances: "0",
};
