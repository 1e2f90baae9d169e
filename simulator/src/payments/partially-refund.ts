import { writeAmount } from "../countries.ts";
import type { Overrides } from "../options.ts";
import { subjectOf, type Transaction } from "../subject.ts";
import type { RefundReason } from "../webhooks/notifications/common-fields.ts";
import { partialRefund } from "../webhooks/notifications/refund.ts";
import type { Xsolla } from "../xsolla.ts";
import { requirePaid } from "./order-state.ts";
import { PaymentError } from "./payment-error.ts";

interface Part extends RefundReason {
  /** Decimal, in the currency of the payment. */
  amount: string;
  /** ISO 8601. Default: now. */
  date?: string | undefined;
}

/**
 * Refunds a part of the money. The order stays as it is.
 *
 * @throws PaymentError if less was paid
 */
export function partiallyRefund(
  { world, queue }: Xsolla,
  paid: Transaction,
  overrides: Overrides,
  part: Part,
): void {
  const { amount, date, ...why } = part;
  requirePaid(paid);
  if (paid.transactionId === undefined)
    throw new PaymentError(() => "The order was not paid with money, so there is nothing to refund.");
  if (Number(writeAmount(Number(amount), paid.currency)) !== Number(amount))
    throw new PaymentError(() => `${amount} has more decimals than ${paid.currency}.`);
  // Rounded by way of text, because sums of binary fractions are inexact: 0.1 + 0.2 is more than 0.3.
  const refunded = Number(writeAmount(paid.refunded + Number(amount), paid.currency));
  if (refunded > Number(paid.amount))
    throw new PaymentError(() => "That is more than what is left of the payment.");
  paid.refunded = refunded;
  queue.send(subjectOf(paid), partialRefund(world, paid, why, { amount, date }), {
    target: { ...world.settings, ...overrides },
  });
}
