import type { Overrides } from "../options.ts";
import type { StandalonePayment } from "../payment.ts";
import { subjectOf } from "../subject.ts";
import { payment } from "../webhooks/notifications/payment.ts";
import type { Xsolla } from "../xsolla.ts";
import { validateUser } from "./validate-user.ts";

type Fields = Pick<
  StandalonePayment,
  "user" | "sandbox" | "amount" | "currency" | "externalId" | "customParameters" | "purchase" | "subscription"
>;

interface Options extends Overrides {
  duplicate?: number;
  /** Whether `user_validation` is sent first. */
  validateUser: boolean;
}

/**
 * Takes a payment without a store order, and notifies the studio by `payment` in both modes.
 *
 * @throws PaymentError if nothing was paid
 */
export async function payWithoutOrder(
  xsolla: Xsolla,
  fields: Fields,
  { duplicate, validateUser: isAsked, ...overrides }: Options,
): Promise<StandalonePayment> {
  const { world, queue } = xsolla;
  const target = { ...world.settings, ...overrides };
  const paid: StandalonePayment = {
    kind: "payment",
    number: world.payments.length + 1,
    status: "new",
    transactionId: world.nextTransactionId(),
    paidAt: undefined,
    refunded: 0,
    refundReason: undefined,
    deliveries: [],
    ...fields,
  };
  const subject = subjectOf(paid);
  world.payments.push(paid);
  if (isAsked) await validateUser(xsolla, paid, subject, target);
  paid.status = "done";
  paid.paidAt = world.now();
  world.emitChange(subject);
  queue.send(subject, payment(world, paid), { target, duplicates: duplicate });
  return paid;
}
