import type { Context } from "hono";
import { PaymentError } from "../payments/payment-error.ts";
import { StoreError } from "../store-error.ts";
import { type Subject, subjectOf } from "../subject.ts";
import type { Xsolla } from "../xsolla.ts";
import { ControlError } from "./control-error.ts";
import { viewOrder } from "./view-order.ts";
import { viewPayment } from "./view-payment.ts";
import { viewSubscription } from "./view-subscription.ts";

/**
 * Runs an action on an order, payment or subscription. Answers with the subject when each notification has its first
 * answer, is held back, or waits behind one that fails.
 *
 * @throws ControlError 409 if the action is not possible now
 */
export async function act(
  c: Context,
  { queue }: Xsolla,
  subject: Subject,
  run: () => Promise<unknown> | unknown,
): Promise<Response> {
  await allow(run);
  await queue.untilTried(subject.kind === "payment" ? subjectOf(subject) : subject);
  return c.json(viewSubject(subject));
}

/** Runs an action that the Store or Pay Station may refuse. @throws ControlError 409 if it refuses */
export async function allow<T>(run: () => Promise<T> | T): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isRefusal = error instanceof PaymentError || error instanceof StoreError;
    throw isRefusal ? new ControlError(409, error.message) : error;
  }
}

function viewSubject(subject: Subject) {
  if (subject.kind === "order") return viewOrder(subject);
  return subject.kind === "payment" ? viewPayment(subject) : viewSubscription(subject);
}
