import { type Check, fault, ok, Skip } from "../check.ts";
import type { AdminItem } from "../facts/catalogue.ts";
import { projectPage, some } from "../links.ts";
import type { SetUp } from "../set-up.ts";

export const prices: Check = {
  id: "prices",
  group: "Xsolla",
  severity: "error",
  needs: ["catalogue"],
  run: async (setUp) => {
    const { facts } = setUp;
    const fix = projectPage(setUp, "storefront/virtual-items");
    for (const country of facts.countries()) {
      const items = await facts.items(country);
      const unpriced = items.filter(
        ({ is_free, price, virtual_prices }) => !is_free && !price && !virtual_prices?.length,
      );
      if (unpriced.length > 0) return fault(`no price in ${country}: ${some(unpriced.map(skuOf))}`, fix);
    }
    const withoutDefault = (await adminItemsIfAllowed(setUp)).filter(
      (item) => item.prices?.length && !item.prices.some(({ is_default }) => is_default),
    );
    return withoutDefault.length > 0
      ? fault(`no default price, so none in most countries: ${some(withoutDefault.map(skuOf))}`, fix)
      : ok("every item has its price");
  },
};

const skuOf = ({ sku }: { sku: string }) => sku;

/** The public catalogue tells most of it where the key may read no more. */
async function adminItemsIfAllowed({ facts }: SetUp): Promise<AdminItem[]> {
  try {
    return (await facts.adminItems()).filter(({ is_enabled, is_free }) => is_enabled !== false && !is_free);
  } catch (error) {
    if (error instanceof Skip) return [];
    throw error;
  }
}
