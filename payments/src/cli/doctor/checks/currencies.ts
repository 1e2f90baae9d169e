import { type Check, fault, ok, skip } from "../check.ts";
import { firstFew, projectPage } from "../fixes.ts";

export const currencies: Check = {
  id: "currencies",
  group: "Xsolla",
  severity: "warning",
  needs: ["api-key", "merchant-id", "catalogue"],
  run: async (setUp) => {
    // An item of one region needs only the currencies of that region.
    const priced = (await setUp.facts.adminItems())
      .filter(({ is_enabled, regions }) => is_enabled !== false && !regions?.length)
      .map(({ sku, prices }) => ({ sku, currencies: currenciesOf(prices ?? []) }))
      .filter((item) => item.currencies.length > 0);
    if (priced.length === 0) return skip("no item has a price to compare");
    const all = [...new Set(priced.flatMap((item) => item.currencies))].sort();
    for (const currency of all) {
      const without = priced.filter((item) => !item.currencies.includes(currency));
      if (without.length === 0) continue;
      const skus = firstFew(without.map(({ sku }) => sku));
      return fault(
        `${skus} ${without.length === 1 ? "has" : "have"} no price in ${currency}, but other items do: buyers may see another currency`,
        projectPage(setUp, "storefront/virtual-items"),
      );
    }
    return ok(`every item has a price in ${firstFew(all, 5)}`);
  },
};

const currenciesOf = (prices: { currency: string; is_enabled?: boolean | null | undefined }[]) =>
  prices.filter(({ is_enabled }) => is_enabled !== false).map(({ currency }) => currency);
