import type { OrderLine } from "../orders/order.ts";
import { addUp } from "../orders/order-lines.ts";
import { findItem } from "../xsolla/find-item.ts";
import type { XsollaProject } from "../xsolla/xsolla-project.ts";

/** The item was sold already, so neither the buyer's country nor whether the item is still shown matters. */
const ANYBODY = { country: undefined, sellHidden: true };

/**
 * Reads the contents of bundles and packages from the catalogue as it is now. `isComplete` is false when one of the
 * lines is not in the catalogue any more.
 *
 * @throws XsollaError
 */
export async function bundleContents(
  project: XsollaProject,
  lines: OrderLine[],
): Promise<{ contents: OrderLine[]; isComplete: boolean }> {
  const items = await Promise.all(
    lines.map(async ({ sku, quantity }) => ({ quantity, found: await findItem(project, sku, ANYBODY) })),
  );
  return {
    isComplete: items.every(({ found }) => found !== null),
    contents: addUp(
      items.flatMap(({ found, quantity }) =>
        (found?.item.content ?? []).map((part) => ({ sku: part.sku, quantity: part.quantity * quantity })),
      ),
    ),
  };
}
