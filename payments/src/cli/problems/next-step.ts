import type { Problem } from "../../orders/order.ts";
import type { CommandLine } from "../command-line.ts";

/** Returns the next step for each problem of an order. `docs/operating/what-can-go-wrong.md` explains them. */
const stepsOf = (orderId: string, command: CommandLine): Record<Problem, string> => ({
  "amount-mismatch": "compare the amounts in Publisher Account; settle it, or refund",
  "items-mismatch": "compare the items in Publisher Account; settle it, or refund",
  "sandbox-not-granted": "find out who pays with test cards in production; then settle it",
  "paid-when-canceled": `refund the order: ${command("refund", orderId, "--reason <text>")}`,
  "paid-not-done": `${command("audit", "--from <day>", "--to <day>")}; if the problem stays, refund the order or grant it by hand`,
  declined: "do nothing; a payment that succeeds clears it",
  fraud: "watch the account; refund the order if you are not sure",
  dispute: "answer the dispute in Publisher Account",
  "owner-mismatch": "ask both players who paid; the items are with the owner on record",
  "user-gone": "refund the order, unless the player has used the items",
  "no-expiry": "set expiresAt in the player's inventory by hand",
  "not-at-xsolla": "rotate the webhook key; revoke the items by hand",
});

export function nextStepOfOrder(problem: string, orderId: string, command: CommandLine): string {
  const steps: Record<string, string> = stepsOf(orderId, command);
  return steps[problem] ?? "do what the problem says";
}

/** Returns the next step for an open notification. */
export function nextStepOfNotification(outcome: string, shortId: string, command: CommandLine): string {
  const [show, handle] = ["show", "handle"].map((what) => command("replay", what, shortId));
  switch (outcome) {
    case "failed":
      return `repair the cause (${show}), then ${handle}`;
    case "refused":
      return `find the player, then ${handle}; or refund the payment and settle it`;
    default:
      return "find the transaction in Publisher Account; grant or refund it, then settle it";
  }
}
