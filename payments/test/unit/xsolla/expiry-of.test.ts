import { expect, test } from "vitest";
import { catalogueItem } from "../../../src/xsolla/catalogue-item.ts";
import { expiryOf } from "../../../src/xsolla/expiry-of.ts";

const item = (fields: object) => catalogueItem.parse({ sku: "vip", ...fields });
const SUBSCRIPTION = { virtual_item_type: "non_renewing_subscription" };
const period = (type: string, value: unknown) => ({
  inventory_options: { expiration_period: { type, value } },
});

test.each([
  ["minute", "5", 300],
  ["hour", "2", 7_200],
  ["day", "30", 2_592_000],
  ["week", "1", 604_800],
  ["month", "1", 2_592_000],
  ["year", "1", 31_536_000],
])("a period in %ss", (type, value, seconds) => {
  expect(expiryOf(item({ ...SUBSCRIPTION, ...period(type, value) }))).toBe(seconds);
});

test.each([
  ["no period", {}],
  ["an empty period", { inventory_options: { expiration_period: null } }],
  ["a unit that Xsolla may add", period("moon", "1")],
  ["a value of none", period("day", "0")],
  ["a value that is not a number", period("day", "many")],
])("a subscription whose period cannot be read: %s", (_name, fields) => {
  expect(expiryOf(item({ ...SUBSCRIPTION, ...fields }))).toBeNull();
});

test.each([
  ["a consumable", { virtual_item_type: "consumable", inventory_options: { expiration_period: null } }],
  ["a package", { type: "bundle" }],
])("%s does not end", (_name, fields) => {
  expect(expiryOf(item(fields))).toBeUndefined();
});
