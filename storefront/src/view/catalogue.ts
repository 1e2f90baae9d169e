import { type Item, virtualPricesOf, whyUnavailable } from "../catalogue.ts";
import { h } from "../dom.ts";
import type { Shop, State } from "../shop.ts";
import { texts } from "../texts.ts";
import { formatPrice } from "./price.ts";

const SKELETONS = 6;

/** Draws the items, with the reason if one is not available now. */
export function drawCatalogue({ catalogue }: State, shop: Shop) {
  return {
    // Must not depend on player or order: a button that is drawn again loses the focus.
    shows: [catalogue],
    nodes: (): Node[] => {
      if (catalogue === "loading")
        return Array.from({ length: SKELETONS }, () =>
          h("li", { class: "item skeleton", "aria-hidden": "true" }),
        );
      if (catalogue === "failed")
        return [
          h(
            "li",
            { class: "empty" },
            h("p", { role: "alert" }, texts.catalogueFailed),
            h("button", { onclick: () => void shop.loadCatalogue() }, texts.tryAgain),
          ),
        ];
      const forSale = catalogue.toSorted((a, b) => Number(!!whyUnavailable(a)) - Number(!!whyUnavailable(b)));
      return forSale.map((item) => drawItem(item, shop));
    },
  };
}

function drawItem(item: Item, shop: Shop) {
  const reason = whyUnavailable(item);
  return h(
    "li",
    { class: reason ? "item unavailable" : "item", "data-sku": item.sku },
    item.image_url ? h("img", { src: item.image_url, alt: "", width: "96", height: "96" }) : false,
    h("h3", {}, item.name),
    h("p", { class: "quiet" }, item.description ?? ""),
    h(
      "div",
      { class: "offer" },
      ...drawPrice(item),
      ...(reason ? [h("span", { class: "tag" }, texts.unavailable[reason])] : drawButtons(item, shop)),
    ),
  );
}

/** Draws a button for each way to get the item: free, for money, for each virtual currency. */
function drawButtons(item: Item, shop: Shop): Node[] {
  const { sku, name, is_free, price } = item;
  if (is_free) return [button(texts.get, texts.getItem(name), () => void shop.buyWithoutMoney(sku, null))];
  const virtual = virtualPricesOf(item).map((currency) => {
    const label = texts.buyFor(currency.amount, currency.name ?? currency.sku);
    return button(label, texts.buyItemFor(name, label), () => void shop.buyWithoutMoney(sku, currency.sku));
  });
  return price ? [button(texts.buy, texts.buyItem(name), () => shop.buy(sku)), ...virtual] : virtual;
}

const button = (text: string, label: string, onclick: () => void) =>
  h("button", { class: "primary", "aria-label": label, onclick }, text);

function drawPrice({ price }: Item): Node[] {
  if (!price) return [];
  const { amount, amount_without_discount: full, currency } = price;
  const isDiscounted = full != null && Number(full) > Number(amount);
  return [
    h(
      "span",
      { class: "price" },
      isDiscounted && h("s", { class: "quiet" }, formatPrice(full, currency)),
      formatPrice(amount, currency),
    ),
  ];
}
