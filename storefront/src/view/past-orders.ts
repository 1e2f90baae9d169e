import { h } from "../dom.ts";
import type { Order } from "../player-data.ts";
import type { Shop, State } from "../shop.ts";
import { language, texts } from "../texts.ts";
import { formatPrice } from "./price.ts";

export function drawPastOrders({ orders, catalogue }: State, shop: Shop) {
  return {
    shows: [orders, Array.isArray(catalogue)],
    nodes: (): Node[] =>
      orders?.length
        ? [h("ul", { class: "orders" }, ...orders.map((order) => drawPastOrder(order, shop)))]
        : [h("p", { class: "quiet" }, texts.noOrders)],
  };
}

function drawPastOrder({ id, status, items, amount, currency, createdAt }: Order, shop: Shop): HTMLElement {
  const names = items.map(({ sku, quantity }) => `${quantity} × ${shop.nameOf(sku)}`).join(", ");
  const day = createdAt.toDate().toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  return h(
    "li",
    { "data-order": id },
    h(
      "div",
      {},
      h("b", {}, names),
      h("span", { class: "quiet" }, amount && currency ? formatPrice(amount, currency) : ""),
    ),
    h(
      "div",
      { class: "quiet" },
      h("span", {}, `${texts.order(id)} · ${day}`),
      h("span", { class: `tag ${status}` }, texts.tag[status]),
    ),
  );
}
