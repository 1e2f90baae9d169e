import Big from "big.js";
import { fail } from "../failure.ts";
import type { OrderLine } from "../orders/order.ts";
import { addUp } from "../orders/order-lines.ts";
import { expiryOf } from "../xsolla/expiry-of.ts";
import { type FoundItem, findItem, type Visitor } from "../xsolla/find-item.ts";
import type { XsollaProject } from "../xsolla/xsolla-project.ts";
import { whyUnavailable } from "./why-unavailable.ts";

/** What the lines are by the catalogue. */
export interface CheckedLines {
  /** What they cost, as a decimal; null when the catalogue does not price them in one currency. */
  quote: { amount: string | null; currency: string | null };
  /** A price may not be the one of the buyer's country. */
  isQuoteExact: boolean;
  /** What comes with the bundles among them. */
  contents: OrderLine[];
  /** How long one piece of the subscriptions among them lasts, by SKU; null where the catalogue does not tell. */
  expiresInSeconds?: Record<string, number | null>;
}

/**
 * Looks every SKU up for a buyer in Xsolla's catalogue, all at once, and checks that it can be bought.
 *
 * @throws FailureError `unknown-sku` or the reason why an item cannot be bought, for the first line it is true of
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
