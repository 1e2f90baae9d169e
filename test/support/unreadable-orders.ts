import { orderNotification } from "./xsolla.ts";

type Of = [uid: string, orderId: number];
type Body = (...of: Of) => object;

const order = (of: Of) => (change: object) => ({ ...orderNotification("order_paid", ...of), ...change });
const items =
  (of: Of) =>
  (...list: unknown[]) =>
    order(of)({ items: list });
const head = (of: Of) => (change: object) =>
  order(of)({ order: { ...orderNotification("order_paid", ...of).order, ...change } });

/** Orders whose items are unreadable. */
export const UNREADABLE_ITEMS: [string, Body][] = [
  ["no items", (...of) => order(of)({ items: undefined })],
  ["null as items", (...of) => order(of)({ items: null })],
  ["an empty list of items", (...of) => items(of)()],
  ["an object as items", (...of) => order(of)({ items: { 0: { sku: "coins-100", quantity: 1 } } })],
  ["null as item", (...of) => items(of)(null)],
  ["an item without SKU", (...of) => items(of)({ quantity: 1 })],
  ["an item with an empty SKU", (...of) => items(of)({ sku: "", quantity: 1 })],
  ["an item whose SKU cannot be a document id", (...of) => items(of)({ sku: "a/b", quantity: 1 })],
  ["an item whose SKU Firestore reserves", (...of) => items(of)({ sku: "__a__", quantity: 1 })],
  ["an item without quantity", (...of) => items(of)({ sku: "coins-100" })],
  ["no item", (...of) => items(of)({ sku: "coins-100", quantity: 0 })],
  ["less than no item", (...of) => items(of)({ sku: "coins-100", quantity: -1 })],
  ["half an item", (...of) => items(of)({ sku: "coins-100", quantity: 1.5 })],
  ["many items", (...of) => items(of)({ sku: "coins-100", quantity: "many" })],
  ["more items than can be counted", (...of) => items(of)({ sku: "coins-100", quantity: 2 ** 60 })],
  ["a bad item behind a good one", (...of) => items(of)({ sku: "coins-100", quantity: 1 }, {})],
];

/** Orders in which something else is unreadable. */
export const UNREADABLE_ORDERS: [string, Body][] = [
  ["no order", (...of) => order(of)({ order: undefined })],
  ["a list as order", (...of) => order(of)({ order: [] })],
  ["an order without id", (...of) => head(of)({ id: undefined })],
  ["null as order id", (...of) => head(of)({ id: null })],
  ["an empty order id", (...of) => head(of)({ id: "" })],
  ["a word as order id", (...of) => head(of)({ id: "latest" })],
  ["a negative order id", (...of) => head(of)({ id: -1 })],
  ["a fraction as order id", (...of) => head(of)({ id: 1.5 })],
  ["a path as order id", (...of) => head(of)({ id: "1/refunds/1" })],
  ["an order id of 21 digits", (...of) => head(of)({ id: "1".repeat(21) })],
  ["an unknown mode", (...of) => head(of)({ mode: "live" })],
  ["no mode", (...of) => head(of)({ mode: undefined })],
  ["no user", (...of) => order(of)({ user: undefined })],
  ["a user without id", (...of) => order(of)({ user: { email: "unread@example.com" } })],
  ["null as user id", (...of) => order(of)({ user: { external_id: null } })],
  ["an empty user id", (...of) => order(of)({ user: { external_id: "" } })],
  ["a list as user id", (...of) => order(of)({ user: { external_id: ["ada"] } })],
];
