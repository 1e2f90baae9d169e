import { clock, countDown, element, setText } from "./element.js";
import { orderCard } from "./order-card.js";
import { request } from "./request.js";

const MAX_REQUESTS = 20;
const DOWN_MS = 60_000;

const get = (id) => document.getElementById(id);
const cards = new Map();

get("mode").onchange = ({ target }) =>
  request(`Webhooks ${target.value}`, "PATCH", "/settings", { mode: target.value });
get("retry-speed").onchange = ({ target }) =>
  request(`Retry speed ${target.value}`, "PATCH", "/settings", { retrySpeed: Number(target.value) });
get("lose").onclick = () => request("Lose the next webhook", "POST", "/webhooks/lose-next");
get("down").onclick = () =>
  request("Go down for a minute", "POST", "/faults", {
    on: "any",
    kind: "status",
    status: 503,
    times: 0,
    lastsMs: DOWN_MS,
  });
get("up").onclick = () => request("End all faults", "DELETE", "/faults");

// A new connection tells everything from the beginning, after a `reset`.
const events = new EventSource("/simulator/events");
const on = (name, tell) => events.addEventListener(name, ({ data }) => tell(JSON.parse(data)));
events.onopen = () => setText(get("connection"), "live");
events.onerror = () => setText(get("connection"), "not connected, trying again …");

on("reset", () => {
  cards.clear();
  get("orders").replaceChildren();
  get("requests").replaceChildren();
  get("empty").hidden = false;
});

on("order", (order) => {
  const known = cards.get(order.order_id);
  if (known) return known.update(order);
  const made = orderCard(order);
  cards.set(order.order_id, made);
  get("orders").prepend(made.card);
  get("empty").hidden = true;
});

on("state", ({ projectId, mode, retrySpeed, webhookUrl, losses, faults }) => {
  setText(get("project"), `Project ${projectId}`);
  setText(get("webhook-url"), webhookUrl);
  get("mode").value = mode;
  showSpeed(String(retrySpeed));
  setText(get("losses"), losses === 0 ? "" : `The next ${losses === 1 ? "one" : losses} will be lost.`);
  get("faults").replaceChildren(...faults.map(viewFault));
  keepTime();
});

on("request", ({ at, method, path, status }) => {
  // Each is told when it comes, and again when it is answered.
  if (status === null) return;
  const list = get("requests");
  list.prepend(
    element("li", {}, `${clock(at)} `, element("b", { textContent: status }), ` ${method} ${path}`),
  );
  while (list.children.length > MAX_REQUESTS) list.lastElementChild.remove();
});

function showSpeed(speed) {
  const select = get("retry-speed");
  if (![...select.options].some(({ value }) => value === speed)) select.add(new Option(`${speed} ×`, speed));
  select.value = speed;
}

function viewFault({ on: call, kind, status, until }) {
  const what = `${call === "any" ? "The Store API" : `The ${call} call`} fails (${status ?? kind})`;
  if (until === null) return element("span", {}, `${what}. `);
  const countdown = element("span");
  countdown.dataset.until = until;
  const shown = element("span", {}, `${what} for another `, countdown, ". ");
  shown.dataset.ends = until;
  return shown;
}

function keepTime() {
  for (const fault of document.querySelectorAll("[data-ends]"))
    if (Date.parse(fault.dataset.ends) <= Date.now()) fault.remove();
  countDown();
}

setInterval(keepTime, 250);
