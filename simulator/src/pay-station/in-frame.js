// Tells the page around this one how the payment goes, as Pay Station does: https://github.com/xsolla/paystation-embed
const { status, back } = document.currentScript.dataset;

const tell = (command, data = {}) => parent.postMessage(JSON.stringify({ command, data }), "*");

/** The page around can close the frame: so does the button, or one more where the page has none. */
function offerToClose() {
  const close = document.querySelector('button[value="close"]') ?? document.createElement("button");
  close.onclick = (event) => {
    event.preventDefault();
    tell("close");
  };
  if (close.isConnected) return;
  close.textContent = back;
  document.querySelector("main").append(close);
}

if (parent !== window) {
  addEventListener("message", ({ data }) => {
    if (typeof data === "string" && data.includes('"widget-detected"')) offerToClose();
  });
  tell("widget-detection");
  if (status) tell("status", { paymentInfo: { status } });
}
