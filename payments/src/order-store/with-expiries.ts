import type { Backend } from "../backend.ts";
import type { Outcome } from "../orders/apply-event.ts";
import type { Order } from "../orders/order.ts";
import { isNews } from "../orders/problems.ts";

/**
 * Adds to a grant how long its subscriptions last. The token call has noted it for what the player asked for; of other
 * lines, such as those of a Web Shop and the contents of a bundle, the catalogue says it. A period that cannot be read
 * does not stop the grant: the order gets a problem.
 */
export async function withExpiries(
  backend: Backend,
  before: Order | null,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.movement?.direction !== "grant") return outcome;
  const noted = outcome.order.expiresInSeconds ?? {};
  const asked = before?.source === "token" ? before.items.map(({ sku }) => sku) : [];
  const unknown = outcome.movement.items.map(({ sku }) => sku).filter((sku) => !asked.includes(sku));
  const read = await Promise.all(
    unknown
      .filter((sku) => !(sku in noted))
      .map(async (sku) => [sku, await readExpiry(backend, sku)] as const),
  );
  const found = read.flatMap(([sku, seconds]) => (seconds === undefined ? [] : [[sku, seconds] as const]));
  const expiresInSeconds = { ...noted, ...Object.fromEntries(found) };
  const isUnclear = outcome.movement.items.some(({ sku }) => expiresInSeconds[sku] === null);
  const problem = isUnclear && isNews("no-expiry", outcome.order) ? "no-expiry" : outcome.order.problem;
  return {
    ...outcome,
    order: {
      ...outcome.order,
      problem,
      ...(Object.keys(expiresInSeconds).length > 0 && { expiresInSeconds }),
    },
  };
}

/** Null when the catalogue cannot be read: the item may be a subscription. */
async function readExpiry({ config }: Backend, sku: string): Promise<number | null | undefined> {
  try {
    // Most orders are the token call's own, and need no HTTP client.
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
