import { expect, test } from "vitest";
import { whyUnavailable } from "../../../src/payment-token/why-unavailable.ts";
import type { CatalogueItem } from "../../../src/xsolla/catalogue-item.ts";

const NOW = new Date("2026-09-02T12:00:00Z");
const NOW_ELSEWHERE = "2026-09-02T15:00:00+03:00";
const SECOND_BEFORE = "2026-09-02T14:59:59+03:00";
const SECOND_AFTER = "2026-09-02T15:00:01+03:00";
const ITEM: CatalogueItem = {
  sku: "coins-100",
  is_free: false,
  can_be_bought: true,
  price: { amount: "9.99", currency: "EUR" },
  periods: [],
  limits: null,
};
const left = (available: number | null) => ({ limits: { per_item: { available } } });
const period = (date_from: string | null | undefined, date_until: string | null | undefined) => ({
  periods: [{ date_from, date_until }],
});

const can: [string, Partial<CatalogueItem>][] = [
  ["an item with a price", {}],
  ["only a price is known", { is_free: null, can_be_bought: null, periods: null }],
  ["as many left as asked for", left(2)],
  ["more left", left(3)],
  ["no limit for all players", { limits: { per_item: null } }],
  ["a limit without a number", left(null)],
  ["a sale that begins now", period(NOW_ELSEWHERE, null)],
  ["a sale that ends in a second", period(null, SECOND_AFTER)],
  ["a sale between two dates", period(SECOND_BEFORE, SECOND_AFTER)],
  ["a sale that is open on both sides", period(undefined, undefined)],
  ["the second of two sales", { periods: [{ date_until: SECOND_BEFORE }, { date_from: SECOND_BEFORE }] }],
  ["a very small price", { price: { amount: "0.0001", currency: "EUR" } }],
];
test.each(can)("can be bought: %s", (_name, change) => {
  expect(whyUnavailable({ ...ITEM, ...change }, 2, NOW)).toBeUndefined();
});

const cannot: [ReturnType<typeof whyUnavailable>, string, Partial<CatalogueItem>][] = [
  ["free-item", "is_free", { is_free: true }],
  ["free-item", "is_free without a price", { is_free: true, price: null }],
  ["free-item", "a price of 0", { price: { amount: "0", currency: "EUR" } }],
  ["free-item", "a price of 0.0000", { price: { amount: "0.0000", currency: "EUR" } }],
  ["no-price", "price null", { price: null }],
  ["no-price", "price missing", { price: undefined }],
  ["not-available", "can_be_bought false", { can_be_bought: false }],
  ["not-on-sale", "a sale that begins in a second", period(SECOND_AFTER, null)],
  ["not-on-sale", "a sale that ends now", period(null, NOW_ELSEWHERE)],
  ["not-on-sale", "a sale that ended", period("2026-01-01T00:00:00Z", SECOND_BEFORE)],
  [
    "not-on-sale",
    "between two sales",
    { periods: [{ date_until: SECOND_BEFORE }, { date_from: SECOND_AFTER }] },
  ],
  ["sold-out", "none left", left(0)],
  ["sold-out", "fewer left than asked for", left(1)],
  // can_be_bought is false for these, too. The more specific reason is given.
  [
    "not-on-sale",
    "a sale that ended, and can_be_bought",
    { ...period(null, SECOND_BEFORE), can_be_bought: false },
  ],
  ["sold-out", "none left, and can_be_bought", { ...left(0), can_be_bought: false }],
];
test.each(cannot)("%s: %s", (reason, _name, change) => {
  expect(whyUnavailable({ ...ITEM, ...change }, 2, NOW)).toBe(reason);
});
