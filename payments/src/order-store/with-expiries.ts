import type { Backend } from "../backend.ts";
import type { Outcome } from "../orders/apply-event.ts";
import type { Order } from "../orders/order.ts";
import { outranksRecorded } from "../orders/problems.ts";

/**
 * Adds to a grant how long its subscriptions last. The token call has stored the periods of the items that the player
 * asked for. The periods of other lines, such as those of a Web Shop or the contents of a bundle, are read from the
 * catalogue. If a period cannot be read, the items are granted without an end and the order gets a problem.
 */
export async function withExpiries(
  backend: Backend,
  before: Order | null,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.movement?.direction !== "grant") return outcome;
  const stored = outcome.order.expiresInSeconds ?? {};
  const asked = before?.source === "token" ? before.items.map(({ sku }) => sku) : [];
  const unknown = outcome.movement.items.map(({ sku }) => sku).filter((sku) => !asked.includes(sku));
  const readNow = await Promise.all(
    unknown
      .filter((sku) => !(sku in stored))
      .map(async (sku) => [sku, await readExpiry(backend, sku)] as const),
  );
  const found = readNow.flatMap(([sku, seconds]) => (seconds === undefined ? [] : [[sku, seconds] as const]));
  const expiresInSeconds = { ...stored, ...Object.fromEntries(found) };
  const isUnclear = outcome.movement.items.some(({ sku }) => expiresInSeconds[sku] === null);
  const problem =
    isUnclear && outranksRecorded("no-expiry", outcome.order) ? "no-expiry" : outcome.order.problem;
  return {
    ...outcome,
    order: {
      ...outcome.order,
      problem,
      ...(Object.keys(expiresInSeconds).length > 0 && { expiresInSeconds }),
    },
  };
}

/**
 * Reads how long one piece of an item lasts; undefined when the item does not expire.
 *
 * @returns null when the catalogue cannot be read, because the item may be a subscription
 */
async function readExpiry({ config }: Backend, sku: string): Promise<number | null | undefined> {
  try {
    // Loaded late, because most orders come from the token call and need no HTTP client here.
    const [{ readPublicItem }, { expiryOf }] = await Promise.all([
      import("../xsolla/read-public-item.ts"),
      import("../xsolla/expiry-of.ts"),
    ]);
    const item = await readPublicItem(config.store(), sku);
    return item ? expiryOf(item) : undefined;
  } catch {
    return null;
  }
}
