import { h } from "../dom.ts";
import type { Shop, State } from "../shop.ts";
import { language, texts } from "../texts.ts";

export function drawInventory({ inventory, catalogue, user }: State, shop: Shop) {
  const items = [...(inventory ?? [])];
  return {
    shows: [items, Array.isArray(catalogue), user !== null],
    nodes: (): Node[] =>
      items.length === 0
        ? [h("p", { class: "quiet" }, texts.inventoryEmpty)]
        : [
            h(
              "ul",
              { class: "stacks" },
              ...items.map(([sku, { quantity, expiresAt }]) =>
                h(
                  "li",
                  { "data-sku": sku },
                  h("span", {}, shop.nameOf(sku)),
                  expiresAt && h("small", { class: "quiet" }, drawEnd(expiresAt)),
                  h("b", {}, `× ${quantity}`),
                ),
              ),
            ),
          ],
  };
}

/** Compares the end with the clock, because nothing changes in Firestore when the time has passed. */
const drawEnd = (end: Date): string => {
  const day = end.toLocaleDateString(language, { dateStyle: "medium" });
  return end > new Date() ? texts.until(day) : texts.endedOn(day);
};
