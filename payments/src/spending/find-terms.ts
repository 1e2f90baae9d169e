import type { Backend } from "../backend.ts";
import type { CallableFailure } from "../callable/callable-failure.ts";
import { fail } from "../failure.ts";
import type { MovedLine } from "../orders/movement.ts";
import { addUp } from "../orders/order-lines.ts";
import { whyUnavailable } from "../payment-token/why-unavailable.ts";
import type { CatalogueItem } from "../xsolla/catalogue-item.ts";
import { expiryOf } from "../xsolla/expiry-of.ts";
import { findItem } from "../xsolla/find-item.ts";
import type { Terms } from "./commit-spend.ts";
import { limitOf } from "./free-item-limit.ts";
import type { Wanted } from "./parse-request.ts";

/**
 * What the catalogue says about a purchase.
 *
 * @throws FailureError `unknown-sku`, or why the item cannot be had
 * @throws XsollaError
 */
export async function findTerms(
  backend: Backend,
  wanted: Wanted,
  isFree: boolean,
  country: string | undefined,
  now: Date,
): Promise<Terms> {
  const { sku, quantity } = wanted;
  const project = backend.config.project();
  const visitor = { country, sellHidden: backend.sellHidden };
  const found = (await findItem(project, sku, visitor)) ?? fail({ reason: "unknown-sku", sku });
  const { item } = found;
  // No token call has the last word here, so that what cannot be seen cannot be had.
  if (found.isWithdrawn || !found.isShown) fail({ reason: "not-available", sku });
  const price = isFree ? null : priceOf(item, wanted);
  if (isFree && !isFreeItem(item)) fail({ reason: "not-free", sku });
  // The checks of a purchase with real money, with another price.
  const priced = { ...item, is_free: false, price: { amount: "1", currency: "" } };
  const reason = whyUnavailable(priced, quantity, now);
  if (reason) fail({ reason, sku });
  return {
    items: await withExpiries(item, quantity, (part) => findItem(project, part, visitor)),
    spent: price && { sku: price.sku, amount: price.amount * quantity },
    limit: isFree ? limitOf(item, now) : null,
  };
}

const isFreeItem = ({ is_free, price }: CatalogueItem): boolean =>
  is_free === true || (price != null && Number(price.amount) === 0);

/** @throws FailureError `no-price`, `invalid-request` */
function priceOf({ virtual_prices }: CatalogueItem, { sku, currency }: Wanted) {
  const prices = virtual_prices ?? [];
  const [first, second] = prices;
  if (!first) return fail({ reason: "no-price", sku });
  if (currency === undefined && second) return refuse("the item has prices in several currencies");
  const price = currency === undefined ? first : prices.find((other) => other.sku === currency);
  return price ?? refuse("the item has no price in this currency");
}

const refuse = (message: string): never =>
  fail({ reason: "invalid-request", issues: [{ path: "currency", message }] } satisfies CallableFailure);

/** The item and what a bundle contains, each with how long it lasts. */
async function withExpiries(
  item: CatalogueItem,
  quantity: number,
  find: (sku: string) => ReturnType<typeof findItem>,
): Promise<MovedLine[]> {
  const contents = (item.content ?? []).map((part) => ({ ...part, quantity: part.quantity * quantity }));
  return Promise.all(
    addUp([{ sku: item.sku, quantity }, ...contents]).map(async (line) => {
      const part = line.sku === item.sku ? item : (await find(line.sku))?.item;
      const seconds = part && expiryOf(part);
      return seconds ? { ...line, expiresInSeconds: seconds } : line;
    }),
  );
}
