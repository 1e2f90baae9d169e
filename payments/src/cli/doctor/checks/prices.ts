import { type Check, fault, ok, Skip } from "../check.ts";
import type { AdminItem } from "../facts/read-catalogue.ts";
import { firstFew, projectPage } from "../fixes.ts";
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
      if (unpriced.length > 0) return fault(`no price in ${country}: ${firstFew(unpriced.map(skuOf))}`, fix);
    }
    const withoutDefault = (await adminItemsIfAllowed(setUp)).filter(
      (item) => item.prices?.length && !item.prices.some(({ is_default }) => is_default),
    );
    return withoutDefault.length > 0
      ? fault(`no default price, so none in most countries: ${firstFew(withoutDefault.map(skuOf))}`, fix)
      : ok("every item has a price");
  },
};

const skuOf = ({ sku }: { sku: string }) => sku;

/** Reads the configured items, or none if the key may not. The public catalogue shows most missing prices too. */
async function adminItemsIfAllowed({ facts }: SetUp): Promise<AdminItem[]> {
  try {
    return (await facts.adminItems()).filter(({ is_enabled, is_free }) => is_enabled !== false && !is_free);
  } catch (error) {
    if (error instanceof Skip) return [];
    throw error;
  }
}
