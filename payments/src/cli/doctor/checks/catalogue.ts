import { count } from "../../count.ts";
import { type Check, fault, ok } from "../check.ts";
import { firstFew, projectPage } from "../fixes.ts";

export const catalogue: Check = {
  id: "catalogue",
  group: "Xsolla",
  severity: "error",
  needs: ["merchant-id"],
  run: async (setUp) => {
    const { facts } = setUp;
    const countries = facts.countries();
    const lists = await Promise.all(countries.map(facts.items));
    const empty = countries.filter((_country, index) => lists[index]?.length === 0);
    if (empty.length > 0)
      return fault(
        `the catalogue is empty in ${firstFew(empty)}`,
        projectPage(setUp, "storefront/virtual-items"),
      );
    return ok(`${count(lists[0]?.length ?? 0, "item")} in the catalogue of ${firstFew(countries)}`);
  },
};
