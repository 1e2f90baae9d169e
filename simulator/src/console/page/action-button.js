import { element } from "./element.js";
import { request } from "./request.js";

/** Makes a button for an action of the control API, such as `pay` on `/orders/1`. */
export function actionButton({ label, of, path, action, readBody = () => ({}) }) {
  return element("button", {
    type: "button",
    textContent: label,
    ariaLabel: `${label}: ${of}`,
    onclick: () => request(`${label}, ${of}`, "POST", `${path}/${action}`, readBody()),
  });
}
