import { setClock, simulatedTime } from "./clock.js";
import { clock, countDown, element, setText } from "./element.js";
import { orderCard } from "./order-card.js";
import { paymentCard } from "./payment-card.js";
import { request } from "./request.js";
import { subscriptionCard } from "./subscription-card.js";

const MAX_REQUESTS = 20;
const DOWN_MS = 60_000;
const HOUR_MS = 3_600_000;
const REFUND_WEBHOOKS = ["order_canceled", "refund", "partial_refund"];

const get = (id) => document.getElementById(id);
const cards = new Map();

get("mode").onchange = ({ target }) =>
  request(`Webhooks ${target.value}`, "PATCH", "/settings", { mode: target.value });
get("retry-speed").onchange = ({ target }) =>
  request(`Retry speed ${target.value}`, "PATCH", "/settings", { retrySpeed: Number(target.value) });
get("lose").onclick = () => request("Lose the next webhook", "POST", "/webhooks/lose-next");
get("lose-refund").onclick = () =>
  request("Lose the next refund webhook", "POST", "/webhooks/lose-next", { types: REFUND_WEBHOOKS });
get("hour").onclick = () => moveClock("+ 1 hour", HOUR_MS);
get("day").onclick = () => moveClock("+ 1 day", 24 * HOUR_MS);
get("today").onclick = () => request("Back to now", "PATCH", "/settings", { now: 0 });
toggle("custom-parameters", "Send custom parameters", "customParameters");
toggle("partial-refunds", "Partial refunds enabled", "partialRefunds");
toggle("personalized-catalog", "Personalised Web Shop", "personalizedCatalog");
get("down").onclick = () =>
  request("Go down for a minute", "POST", "/faults", {
    on: "any",
    kind: "status",
    status: 503,
    times: 0,
    lastsMs: DOWN_MS,
  });
get("up").onclick = () => request("End all faults", "DELETE", "/faults");

const jobs = await fetch("/simulator/jobs").then((answer) => answer.json());
get("jobs").hidden = jobs.length === 0;
get("jobs").replaceChildren(
  ...jobs.map(({ name, title }) =>
    element("button", {
      type: "button",
      textContent: title,
      onclick: () => request(title, "POST", `/jobs/${name}`),
    }),
  ),
);

// A new connection sends a `reset`, then everything from the beginning.
const events = new EventSource("/simulator/events");
const on = (name, handle) => events.addEventListener(name, ({ data }) => handle(JSON.parse(data)));
events.onopen = () => setText(get("connection"), "live");
events.onerror = () => setText(get("connection"), "not connected, trying again …");

on("reset", () => {
  cards.clear();
  for (const list of ["orders", "subscriptions", "payments", "requests"]) get(list).replaceChildren();
  for (const list of ["subscriptions", "payments"]) get(list).parentElement.hidden = true;
  get("empty").hidden = false;
});

on("order", (order) => {
  show("orders", `order ${order.order_id}`, order, orderCard);
  get("empty").hidden = true;
});
on("subscription", (subscription) =>
  show("subscriptions", `subscription ${subscription.subscription_id}`, subscription, subscriptionCard),
);
on("payment", (payment) => show("payments", `payment ${payment.transaction_id}`, payment, paymentCard));

on("state", ({ projectId, mode, retrySpeed, webhookUrl, losses, lossTypes, faults, ...state }) => {
  setClock(state.now);
  setText(get("project"), `Project ${projectId}`);
  setText(get("webhook-url"), webhookUrl);
  get("mode").value = mode;
  get("custom-parameters").checked = state.customParameters;
  get("partial-refunds").checked = state.partialRefunds;
  get("personalized-catalog").checked = state.personalizedCatalog;
  showSpeed(String(retrySpeed));
  const which = lossTypes ? ` of ${lossTypes.join(", ")}` : "";
  setText(
    get("losses"),
    losses === 0 ? "" : `The next ${losses === 1 ? "one" : losses}${which} will be lost.`,
  );
  get("faults").replaceChildren(...faults.map(viewFault));
  keepTime();
});

on("request", ({ at, method, path, status }) => {
  // A request is reported when it arrives, and again when it is answered.
  if (status === null) return;
  const list = get("requests");
  list.prepend(
    element("li", {}, `${clock(at)} `, element("b", { textContent: status }), ` ${method} ${path}`),
  );
  while (list.children.length > MAX_REQUESTS) list.lastElementChild.remove();
});

function show(list, name, subject, makeCard) {
  const known = cards.get(name);
  if (known) return known.update(subject);
  const made = makeCard(subject);
  cards.set(name, made);
  get(list).prepend(made.card);
  get(list).parentElement.hidden = false;
}

function moveClock(what, ms) {
  return request(what, "PATCH", "/settings", { now: simulatedTime(ms).toISOString() });
}

function toggle(id, what, setting) {
  get(id).onchange = ({ target }) =>
    request(`${what}: ${target.checked ? "on" : "off"}`, "PATCH", "/settings", { [setting]: target.checked });
}

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
  setText(get("now"), simulatedTime().toLocaleString());
}

setInterval(keepTime, 250);
