import { h } from "../dom.ts";
import type { Subscription } from "../player-data.ts";
import type { State } from "../shop.ts";
import { language, texts } from "../texts.ts";

/** Draws the subscriptions. The studio's Web Shop sells, stops and cancels them. */
export function drawSubscriptions({ subscriptions }: State) {
  return {
    shows: [subscriptions],
    nodes: (): Node[] =>
      subscriptions?.length
        ? [h("ul", { class: "stacks" }, ...subscriptions.map(drawSubscription))]
        : [h("p", { class: "quiet" }, texts.noSubscriptions)],
  };
}

function drawSubscription({ id, planId, status, at }: Subscription): HTMLElement {
  const day = at?.toLocaleDateString(language, { dateStyle: "medium" });
  return h(
    "li",
    { "data-subscription": id, "data-status": status },
    h("span", {}, planId),
    h("small", { class: "quiet" }, day ? texts.subscription[status](day) : ""),
  );
}
