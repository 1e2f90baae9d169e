import { element } from "./element.js";
import { request } from "./request.js";

/** A button for one action of the control API on an order, subscription or payment, such as `/orders/1` and `pay`. */
export function actionButton({ label, of, path, action, readBody = () => ({}) }) {
  return element("button", {
    type: "button",
    textContent: label,
    ariaLabel: `${label}: ${of}`,
    onclick: () => request(`${label}, ${of}`, "POST", `${path}/${action}`, readBody()),
  });
}
