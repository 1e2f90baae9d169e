// Reports the payment's progress to the parent page, as Pay Station does: https://github.com/xsolla/paystation-embed
const { status, back } = document.currentScript.dataset;

const post = (command, data = {}) => parent.postMessage(JSON.stringify({ command, data }), "*");

/** Lets the button ask the parent page to close the frame. Adds a button if the page has none. */
function offerToClose() {
  const close = document.querySelector('button[value="close"]') ?? document.createElement("button");
  close.onclick = (event) => {
    event.preventDefault();
    post("close");
  };
  if (close.isConnected) return;
  close.textContent = back;
  document.querySelector("main").append(close);
}

if (parent !== window) {
  addEventListener("message", ({ data }) => {
    if (typeof data === "string" && data.includes('"widget-detected"')) offerToClose();
  });
  post("widget-detection");
  if (status) post("status", { paymentInfo: { status } });
}
