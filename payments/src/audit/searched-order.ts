import Big from "big.js";
import { sku } from "../fields.ts";
import type { OrderLine } from "../orders/order.ts";
import type { OrderEvent, OrderFacts, Tolerance } from "../orders/order-event.ts";
import type { OrderExtras } from "../orders/order-extras.ts";
import { addUp, subtract } from "../orders/order-lines.ts";
import type { SearchedOrder } from "../xsolla/search-orders.ts";
import type { Entry } from "./difference.ts";

// Translates orders from Xsolla's order search into the words of the state machine. Pure.

export const isPaid = ({ status }: SearchedOrder): boolean => status === "paid" || status === "done";
export const isCanceled = ({ status }: SearchedOrder): boolean => status === "canceled";
export const isSandbox = ({ mode }: SearchedOrder): boolean => mode === "sandbox";

type Line = NonNullable<SearchedOrder["items"]>[number];

const isExtra = ({ is_free, is_bonus, price }: Line) =>
  is_free === true || is_bonus === true || (price != null && new Big(price.amount).eq(0));
const isBundle = ({ type }: Line) => /bundle|package/.test(type ?? "");

const linesOf = (items: Line[]) => addUp(items.map(({ sku, quantity }) => ({ sku, quantity })));

/** Returns all lines, bonuses included. */
export const allLines = ({ items }: SearchedOrder): OrderLine[] => linesOf(items ?? []);

/** Returns the lines that were paid for. */
export const boughtLines = ({ items }: SearchedOrder): OrderLine[] =>
  linesOf((items ?? []).filter((line) => !isExtra(line)));

/** Returns the lines that came with others: bonuses, and contents of bundles if the search lists them. */
const extraLines = ({ items }: SearchedOrder): OrderLine[] => linesOf((items ?? []).filter(isExtra));

/** Tells whether one of the lines is a bundle, whose contents the search may leave out. */
export const hasBundle = ({ items }: SearchedOrder): boolean => (items ?? []).some(isBundle);

/** Returns the differences to tolerate, by the same rules as for a notification. */
export function toleranceFor(order: SearchedOrder): Tolerance {
  const { price, promotions, coupons, items } = order;
  const full = price?.amount_without_discount;
  const isDiscounted =
    Boolean(promotions?.length || coupons?.length) ||
    (price != null && full != null && !new Big(price.amount).eq(full));
  return { amount: isDiscounted, items: isDiscounted || hasBundle(order) || (items ?? []).some(isExtra) };
}

/**
 * Makes the event of an order that is paid at Xsolla.
 *
 * @param contents the contents of the bundles among the lines, by the catalogue
 */
export function paidEvent(order: SearchedOrder, contents: OrderLine[]): OrderEvent {
  const items = addUp([...allLines(order), ...subtract(contents, extraLines(order))]);
  return {
    type: "paid",
    reportedBy: "status",
    facts: { ...factsOf(order), items },
    tolerance: toleranceFor(order),
  };
}

/** Makes the event of an order that is canceled at Xsolla. */
export const canceledEvent = (order: SearchedOrder): OrderEvent => ({
  type: "canceled",
  facts: factsOf(order),
  refund: null,
});

const factsOf = (order: SearchedOrder): OrderFacts => ({
  sandbox: isSandbox(order),
  items: allLines(order),
  amount: order.price?.amount ?? null,
  currency: order.price?.currency ?? null,
  transactionId: order.invoice_id ?? null,
  externalId: null,
});

/** Returns the price in virtual currency, which `fulfil` takes. */
export function extrasAtXsolla({ price }: SearchedOrder): OrderExtras {
  const currency = sku.safeParse(price?.currency);
  return price?.is_virtual_currency && currency.success
    ? { currencyType: "virtual", price: { sku: currency.data, amount: Number(price.amount) } }
    : {};
}

/** Makes the entry of an order in Xsolla's ledger. */
export const entryAtXsolla = (order: SearchedOrder): Entry => ({
  status: order.status,
  items: allLines(order),
  amount: order.price?.amount ?? null,
  currency: order.price?.currency ?? null,
  uid: order.user?.id ?? null,
});
