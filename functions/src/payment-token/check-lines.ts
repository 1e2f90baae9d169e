import Big from "big.js";
import { fail } from "../failure.ts";
import type { OrderLine } from "../orders/order.ts";
import { findItem } from "../xsolla/catalogue.ts";
import type { CatalogueItem } from "../xsolla/catalogue-item.ts";
import type { XsollaProject } from "../xsolla/project.ts";
import { whyUnavailable } from "./availability.ts";

/** What the lines cost by the catalogue, as a decimal; null when it does not price them in one currency. */
export interface Quote {
  amount: string | null;
  currency: string | null;
}

/**
 * Looks every SKU up in Xsolla's catalogue, all at once, and checks that it can be bought.
 *
 * @throws FailureError `unknown-sku` or the reason why an item cannot be bought, for the first line it is true of
 * @throws XsollaError
 */
export async function checkLines(project: XsollaProject, lines: OrderLine[]): Promise<Quote> {
  const now = new Date();
  const found = await Promise.all(
    lines.map(async (line) => ({ line, item: await findItem(project, line.sku) })),
  );
  const prices = found.map(({ line: { sku, quantity }, item }) => {
    if (!item) return fail({ reason: "unknown-sku", sku });
    const reason = whyUnavailable(item, quantity, now);
    return reason ? fail({ reason, sku }) : { price: item.price, quantity };
  });
  return quote(prices);
}

function quote(lines: { price: CatalogueItem["price"]; quantity: number }[]): Quote {
  const currency = lines[0]?.price?.currency;
  let amount = new Big(0);
  for (const { price, quantity } of lines) {
    if (!currency || price?.currency !== currency) return { amount: null, currency: null };
    amount = amount.plus(new Big(price.amount).times(quantity));
  }
  return { amount: amount.toFixed(), currency: currency ?? null };
}
