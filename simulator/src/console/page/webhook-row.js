import { machineTime } from "./clock.js";
import { clock, element, setText } from "./element.js";
import { request } from "./request.js";

const MAX_ANSWER = 300;

/** Sent outside the queue, because the buyer waits. It cannot be resent. */
const ONCE = "user_validation";

/** Makes one webhook of a timeline. It is updated in place, so that a button in it keeps the focus. */
export function webhookRow({ name, path, index, type }) {
  const state = element("span", { className: "badge" });
  const attempts = element("ol", { className: "attempts" });
  const next = element("p", { className: "facts", hidden: true });
  const row = element(
    "li",
    { className: "webhook" },
    element("div", { className: "line" }, element("code", { textContent: type }), state, buttons()),
    attempts,
    next,
  );

  function buttons() {
    const again = (label, copies) =>
      element("button", {
        type: "button",
        className: "small",
        textContent: label,
        ariaLabel: `${label}: ${type} of ${name}`,
        onclick: () => request(`${label}: ${type}`, "POST", `${path}/send-again`, { webhook: index, copies }),
      });
    if (type === ONCE) return "";
    return element("span", { className: "actions" }, again("Send again", 1), again("Send twice", 2));
  }

  function update(webhook) {
    setText(state, webhook.state);
    state.dataset.state = webhook.state;
    for (const attempt of webhook.attempts.slice(attempts.children.length))
      attempts.append(viewAttempt(attempt));
    next.hidden = webhook.nextAttemptAt === null;
    if (webhook.nextAttemptAt === null) return next.replaceChildren();
    const countdown = element("span");
    countdown.dataset.until = machineTime(webhook.nextAttemptAt).toISOString();
    next.replaceChildren("next attempt in ", countdown, `, at ${clock(webhook.nextAttemptAt)}`);
  }
  return { row, update };
}

function viewAttempt({ at, status, body, ms }) {
  const isGood = status !== null && status < 300;
  const answer = body.length > MAX_ANSWER ? `${body.slice(0, MAX_ANSWER)} …` : body;
  return element(
    "li",
    {},
    element("time", { dateTime: at, textContent: clock(at) }),
    element("b", { className: isGood ? "good" : "bad", textContent: status ?? "no answer" }),
    element("span", { textContent: `${ms} ms` }),
    ...(answer === "" ? [] : [element("code", { textContent: answer })]),
  );
}
