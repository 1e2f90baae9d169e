import { h } from "../dom.ts";
import type { Order } from "../player-data.ts";
import type { Checkout } from "../purchase.ts";
import type { Shop, State } from "../shop.ts";
import { texts } from "../texts.ts";

const STEPS = ["new", "paid", "done"] as const;
const NAMES: readonly string[] = STEPS;

/** Finds the order of a return from Pay Station in the same window, where the shop has lost its state. */
const broughtBack = (orders: Order[] | null) =>
  new URLSearchParams(location.search).has("returned") ? orders?.[0] : undefined;

/** Draws the current purchase: the state of its order, and what the player has to do. */
export function drawOrder({ purchase, orders }: State, shop: Shop) {
  const checkout = purchase?.checkout;
  const order = checkout ? orders?.find(({ id }) => id === checkout.orderId) : broughtBack(orders);
  return {
    shows: [checkout?.step, checkout?.error, checkout?.orderId, order?.id, order?.status, order?.granted],
    nodes: (): Node[] => {
      if (!checkout && order) return [drawTimeline(order)];
      if (!checkout) return [h("p", { class: "quiet" }, texts.noOrder)];
      if (checkout.step === "failed") return [h("p", { class: "bad", role: "alert" }, checkout.error ?? "")];
      return [drawTimeline(order), ...drawNextStep(checkout, order, shop)];
    },
  };
}

function drawTimeline(order: Order | undefined): HTMLElement {
  const status = order?.status ?? "new";
  const isOver = status === "canceled" || status === "expired";
  const reached = order === undefined ? -1 : NAMES.indexOf(status);
  const steps = STEPS.map((step, index) =>
    h(
      "li",
      {
        class: index <= reached ? "reached" : "",
        ...(index === reached && { "aria-current": "step" }),
      },
      texts.steps[step],
    ),
  );
  return h(
    "div",
    { class: isOver ? "progress over" : "progress" },
    h("ol", { class: "timeline" }, ...steps),
    h("p", { class: "state", "data-status": status }, order ? texts.status[status] : texts.preparing),
  );
}

function drawNextStep({ step, url }: Checkout, order: Order | undefined, shop: Shop): Node[] {
  if (order && order.status !== "new") return [];
  if (step === "waiting") return [h("p", { class: "quiet" }, texts.waiting)];
  if (step === "checking") return [h("p", { class: "quiet" }, texts.stillWaiting)];
  if ((step !== "blocked" && step !== "closed") || url === null) return [];
  return [
    h("p", {}, step === "blocked" ? texts.popupBlocked : texts.closedUnpaid),
    h("button", { class: "primary", onclick: () => shop.state.purchase?.reopen() }, texts.openPayStation),
  ];
}
