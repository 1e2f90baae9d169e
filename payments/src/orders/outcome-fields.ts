import type { Outcome } from "./apply-event.ts";

/**
 * Makes the log fields of a change of an order. `grantedAfterMs` is the time from the payment token to the grant. An
 * order from elsewhere does not have it, because it is recorded when it is granted.
 */
export function outcomeFields({ order, movement }: Outcome) {
  const { status, granted, problem, transactionId, sandbox, amount, currency } = order;
  const moved = movement?.direction ?? null;
  const grantedAfterMs =
    moved === "grant" && order.source === "token"
      ? { grantedAfterMs: order.updatedAt.getTime() - order.createdAt.getTime() }
      : {};
  return { status, granted, moved, problem, transactionId, sandbox, amount, currency, ...grantedAfterMs };
}
