import { h } from "../dom.ts";
import type { Shop, State } from "../shop.ts";
import { language, texts } from "../texts.ts";
import { drawCatalogue } from "./catalogue.ts";
import { drawInventory } from "./inventory.ts";
import { drawOrder } from "./order.ts";
import { drawPastOrders } from "./past-orders.ts";
import { createSignIn } from "./sign-in.ts";
import { drawSubscriptions } from "./subscriptions.ts";

/** Makes a part of the page that is drawn only if what it shows has changed, so that it keeps the focus. */
function region(element: HTMLElement, draw: (state: State) => { shows: unknown; nodes: () => Node[] }) {
  let shown: string | undefined;
  return (state: State) => {
    const { shows, nodes } = draw(state);
    const key = JSON.stringify(shows);
    if (key === shown) return;
    shown = key;
    element.replaceChildren(...nodes());
  };
}

const section = (title: string, body: HTMLElement, name: string) =>
  h("section", { class: `panel ${name}`, "aria-label": title }, h("h2", {}, title), body);

/** Makes the page, and the function that draws a state. */
export function createPage(shop: Shop): { element: HTMLElement; draw: (state: State) => void } {
  const offline = h("p", { class: "banner", role: "alert", hidden: true }, texts.offline);
  const signIn = createSignIn();
  const [items, order, inventory, subscriptions, past] = [
    h("ul", { class: "items" }),
    h("div", { "aria-live": "polite" }),
    h("div"),
    h("div"),
    h("div"),
  ];
  const draws = [
    region(items, (state) => drawCatalogue(state, shop)),
    region(order, (state) => drawOrder(state, shop)),
    region(inventory, (state) => drawInventory(state, shop)),
    region(subscriptions, drawSubscriptions),
    region(past, (state) => drawPastOrders(state, shop)),
  ];
  const other = language === "fr" ? { code: "en", name: "English" } : { code: "fr", name: "Français" };
  const element = h(
    "div",
    { class: "page" },
    offline,
    h(
      "header",
      {},
      h("div", {}, h("h1", {}, texts.title), h("p", { class: "quiet" }, texts.tagline)),
      signIn.element,
      h("a", { href: `?lang=${other.code}`, hreflang: other.code, lang: other.code }, other.name),
    ),
    h(
      "main",
      {},
      section(texts.items, items, "catalogue"),
      h(
        "aside",
        {},
        section(texts.yourOrder, order, "order"),
        section(texts.inventory, inventory, "inventory"),
        section(texts.subscriptions, subscriptions, "subscriptions"),
        section(texts.pastOrders, past, "past"),
      ),
    ),
  );
  let purchase: State["purchase"] = null;
  return {
    element,
    draw: (state) => {
      offline.hidden = state.isOnline;
      signIn.draw(state.user);
      for (const draw of draws) draw(state);
      // On a phone the order is above the items, and may be out of sight.
      if (state.purchase && state.purchase !== purchase) order.scrollIntoView({ block: "nearest" });
      purchase = state.purchase;
    },
  };
}
