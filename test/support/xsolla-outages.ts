/** Ways in which Xsolla fails for a while, each as a fault of the simulator. */
export const XSOLLA_OUTAGES: [string, object][] = [
  ["is down", { kind: "status", status: 503 }],
  ["breaks connections", { kind: "reset" }],
  ["answers with a page", { kind: "html", status: 200 }],
  ["answers about something else", { kind: "garbage" }],
];
