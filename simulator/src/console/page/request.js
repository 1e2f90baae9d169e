import { setText } from "./element.js";

const message = document.getElementById("message");

/** Sends a request to the control API and shows the result. Never rejects. */
export async function request(what, method, path, body) {
  message.classList.remove("error");
  setText(message, `${what} …`);
  try {
    const response = await fetch(`/simulator${path}`, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (response.ok) return setText(message, `${what}: done.`);
    const { error } = await response.json().catch(() => ({}));
    fail(`${what}: ${error ?? response.status}`);
  } catch {
    fail(`${what}: the simulator does not answer.`);
  }
}

function fail(text) {
  message.classList.add("error");
  setText(message, text);
}
