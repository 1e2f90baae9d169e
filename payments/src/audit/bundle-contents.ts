import type { OrderLine } from "../orders/order.ts";
import { addUp } from "../orders/order-lines.ts";
import { findItem } from "../xsolla/find-item.ts";
import type { XsollaStore } from "../xsolla/project.ts";

/**
 * What bundles and packages contain, by the catalogue as it is now. `isComplete` is false when one of the lines is not in
 * the catalogue any more.
 *
 * @throws XsollaError
 */
export async function bundleContents(
  store: XsollaStore,
  lines: OrderLine[],
): Promise<{ contents: OrderLine[]; isComplete: boolean }> {
  const found = await Promise.all(
    lines.map(async ({ sku, quantity }) => ({ quantity, item: await findItem(store, sku) })),
  );
  return {
    isComplete: found.every(({ item }) => item !== null),
    contents: addUp(
      found.flatMap(({ item, quantity }) =>
        (item?.content ?? []).map((part) => ({ sku: part.sku, quantity: part.quantity * quantity })),
      ),
    ),
  };
}
