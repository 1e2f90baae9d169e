import type { OrderLine } from "../orders/order.ts";
import { addUp } from "../orders/order-lines.ts";
import { findItem } from "../xsolla/find-item.ts";
import type { XsollaProject } from "../xsolla/xsolla-project.ts";

/** It was sold, so neither its country nor whether it is still shown matters. */
const ANYBODY = { country: undefined, sellHidden: true };

/**
 * What bundles and packages contain, by the catalogue as it is now. `isComplete` is false when one of the lines is not in
 * the catalogue any more.
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
