import type { Item } from "./item.ts";

export type Kind = (item: Item) => boolean;

/** Kinds of items that have calls of their own, by the last part of the path. */
export const KINDS = {
  virtual_items: ({ type }) => type === "virtual_good",
  virtual_currency: ({ type }) => type === "virtual_currency",
  "virtual_currency/package": ({ bundle_type }) => bundle_type === "virtual_currency_package",
  bundle: ({ bundle_type }) => bundle_type === "standard",
  game: ({ type }) => type === "unit",
} satisfies Record<string, Kind>;
