import { sku as sellableSku } from "../../../fields.ts";
import { type Check, fault, ok } from "../check.ts";
import { firstFew, projectPage } from "../fixes.ts";

export const skus: Check = {
  id: "skus",
  group: "Xsolla",
  severity: "warning",
  needs: ["catalogue"],
  run: async (setUp) => {
    const { facts } = setUp;
    const lists = await Promise.all(facts.countries().map(facts.items));
    const reserved = [...new Set(lists.flat().map(({ sku }) => sku))].filter(
      (sku) => !sellableSku.safeParse(sku).success,
    );
    return reserved.length > 0
      ? fault(
          `cannot be sold, because Firestore reserves such names: ${firstFew(reserved)}`,
          projectPage(setUp, "storefront/virtual-items"),
        )
      : ok("every SKU can be a document id in Firestore");
  },
};
