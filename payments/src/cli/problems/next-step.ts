/** What to do about each problem of an order. `docs/operating/what-can-go-wrong.md` says more. */
const STEPS: Record<string, string> = {
  "amount-mismatch": "compare the amounts in Publisher Account; settle it, or refund",
  "items-mismatch": "compare the items in Publisher Account; settle it, or refund",
  "sandbox-not-granted": "find out who pays with test cards in production; settle it",
  "paid-when-canceled": "refund it: refund <order> --reason …",
  "paid-not-done": "run the audit; when it stays, refund the order or grant it by hand",
  declined: "nothing; a payment that succeeds clears it",
  fraud: "watch the account; refund where you are not sure",
  dispute: "answer the dispute in Publisher Account",
  "owner-mismatch": "ask both players who paid; the items are with the owner on record",
  "user-gone": "refund it, or nothing where the player has used the items",
  "no-expiry": "set expiresAt in the player's inventory by hand",
  "not-at-xsolla": "change the webhook's secret; take the items back by hand",
};

export const nextStepOfOrder = (problem: string): string => STEPS[problem] ?? "written by hand: as it says";

/** What to do about a notification that waits. */
export function nextStepOfNotification(outcome: string, shortId: string): string {
  switch (outcome) {
    case "failed":
      return `repair the cause (replay show ${shortId}), then replay handle ${shortId}`;
    case "refused":
      return `find the player, then replay handle ${shortId}; or refund it and settle`;
    default:
      return "find the transaction in Publisher Account; grant or refund it, then settle";
  }
}
