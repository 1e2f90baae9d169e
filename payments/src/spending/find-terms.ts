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
import type { SpendRequest } from "./parse-request.ts";

/**
 * Finds the items and the price of a spend in the catalogue.
 *
 * @throws FailureError `unknown-sku`, or the reason why the player cannot have the item
 * @throws XsollaError
 */
export async function findTerms(
  backend: Backend,
  request: SpendRequest,
  isFree: boolean,
  country: string | undefined,
  now: Date,
): Promise<Terms> {
  const { sku, quantity } = request;
  const project = backend.config.project();
  const visitor = { country, sellHidden: backend.sellHidden };
  const found = (await findItem(project, sku, visitor)) ?? fail({ reason: "unknown-sku", sku });
  const { item } = found;
  // No token call follows in which Xsolla could refuse the item, so an item that is not shown is refused here.
  if (found.isWithdrawn || !found.isShown) fail({ reason: "not-available", sku });
  const price = isFree ? null : priceOf(item, request);
  if (isFree && !isFreeItem(item)) fail({ reason: "not-free", sku });
  // Runs the checks of a purchase with real money. Because of the placeholder price, they do not refuse the item as
  // free or unpriced.
  const priced = { ...item, is_free: false, price: { amount: "1", currency: "" } };
  const reason = whyUnavailable(priced, quantity, now);
  if (reason) fail({ reason, sku });
  return {
    items: await linesToGrant(item, quantity, (part) => findItem(project, part, visitor)),
    spent: price && { sku: price.sku, amount: price.amount * quantity },
    limit: isFree ? limitOf(item, now) : null,
  };
}

const isFreeItem = ({ is_free, price }: CatalogueItem): boolean =>
  is_free === true || (price != null && Number(price.amount) === 0);

/** Finds the price in the wanted virtual currency. @throws FailureError `no-price`, `invalid-request` */
function priceOf({ virtual_prices }: CatalogueItem, { sku, currency }: SpendRequest) {
  const prices = virtual_prices ?? [];
  const [first, second] = prices;
  if (!first) return fail({ reason: "no-price", sku });
  if (currency === undefined && second)
    return refuse("the item has prices in several currencies, so currency is required");
  const price = currency === undefined ? first : prices.find((other) => other.sku === currency);
  return price ?? refuse("the item has no price in this currency");
}

const refuse = (message: string): never =>
  fail({ reason: "invalid-request", issues: [{ path: "currency", message }] } satisfies CallableFailure);

/** Lists the item and the contents of a bundle, each with the seconds that one piece lasts. */
async function linesToGrant(
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
