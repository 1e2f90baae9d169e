import { h } from "../dom.ts";
import { texts } from "../language.ts";
import type { Shop, State } from "../shop.ts";

export function drawInventory({ inventory, catalogue, user }: State, shop: Shop) {
  const stacks = [...(inventory ?? [])];
  return {
    shows: [stacks, Array.isArray(catalogue), user !== null],
    nodes: (): Node[] =>
      stacks.length === 0
        ? [h("p", { class: "quiet" }, texts.inventoryEmpty)]
        : [
            h(
              "ul",
              { class: "stacks" },
              ...stacks.map(([sku, quantity]) =>
                h("li", { "data-sku": sku }, h("span", {}, shop.nameOf(sku)), h("b", {}, `× ${quantity}`)),
              ),
            ),
          ],
  };
}
