import Big from "big.js";
import { fail } from "../failure.ts";
import type { OrderLine } from "../orders/order.ts";
import { addUp } from "../orders/order-lines.ts";
import { expiryOf } from "../xsolla/expiry-of.ts";
import { type FoundItem, findItem, type Visitor } from "../xsolla/find-item.ts";
import type { XsollaProject } from "../xsolla/xsolla-project.ts";
import { whyUnavailable } from "./why-unavailable.ts";

/** The facts that the catalogue states about the lines of a request. */
export interface CheckedLines {
  /**
   * The price of all lines, as a decimal. Null if the catalogue has no price for a line, or prices in several
   * currencies.
   */
  quote: { amount: string | null; currency: string | null };
  /** Whether every price is the price in the buyer's country. */
  isQuoteExact: boolean;
  /** The contents of the bundles among the lines. */
  contents: OrderLine[];
  /** For each subscription among the lines, the seconds that one piece lasts. Null if the catalogue does not say. */
  expiresInSeconds?: Record<string, number | null>;
}

/**
 * Reads all SKUs from Xsolla's catalogue concurrently, and checks that the buyer can buy each item.
 *
 * @throws FailureError for the first line with an unknown SKU (`unknown-sku`) or an item that cannot be bought
 * (`UnavailableReason`)
 * @throws XsollaError
 */
export async function checkLines(
  project: XsollaProject,
  lines: OrderLine[],
  visitor: Visitor,
): Promise<CheckedLines> {
  const now = new Date();
  const found = await Promise.all(
    lines.map(async (line) => ({ line, found: await findItem(project, line.sku, visitor) })),
  );
  const checked = found.map(({ line: { sku, quantity }, found }) => {
    if (!found) return fail({ reason: "unknown-sku", sku });
    const reason = found.isWithdrawn ? "not-available" : whyUnavailable(found.item, quantity, now);
    return reason ? fail({ reason, sku }) : { ...found, quantity };
  });
  return {
    quote: quote(checked),
    isQuoteExact: checked.every(({ isPriceExact }) => isPriceExact),
    contents: contentsOf(checked),
    ...expiriesOf(checked),
  };
}

type CheckedLine = FoundItem & { quantity: number };

function quote(lines: CheckedLine[]): CheckedLines["quote"] {
  const currency = lines[0]?.item.price?.currency;
  let amount = new Big(0);
  for (const { item, quantity } of lines) {
    if (!currency || item.price?.currency !== currency) return { amount: null, currency: null };
    amount = amount.plus(new Big(item.price.amount).times(quantity));
  }
  return { amount: amount.toFixed(), currency: currency ?? null };
}

const contentsOf = (lines: CheckedLine[]): OrderLine[] =>
  addUp(
    lines.flatMap(({ item, quantity }) =>
      (item.content ?? []).map((part) => ({ sku: part.sku, quantity: part.quantity * quantity })),
    ),
  );

function expiriesOf(lines: CheckedLine[]): Pick<CheckedLines, "expiresInSeconds"> {
  const known = lines.flatMap(({ item }) => {
    const seconds = expiryOf(item);
    return seconds === undefined ? [] : [[item.sku, seconds] as const];
  });
  return known.length > 0 ? { expiresInSeconds: Object.fromEntries(known) } : {};
}
