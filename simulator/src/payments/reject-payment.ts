import type { Overrides } from "../options.ts";
import type { Order } from "../order.ts";
import { transactionOf } from "../webhooks/notifications/common-fields.ts";
import { decline } from "../webhooks/notifications/decline.ts";
import { fraudBlackList, fraudReject } from "../webhooks/notifications/fraud.ts";
import type { Xsolla } from "../xsolla.ts";

/** Declines a card. The order stays as it is, and the buyer may try another card. */
export function declinePayment({ world, queue }: Xsolla, order: Order, overrides: Overrides = {}): void {
  queue.send(order, decline(world, order, newAttempt(world, order)), {
    target: { ...world.settings, ...overrides },
  });
}

/** Rejects a payment as fraud, and may put the buyer on the black list. */
export function rejectAsFraud(
  { world, queue }: Xsolla,
  order: Order,
  overrides: Overrides,
  { blackList }: { blackList: boolean },
): void {
  const target = { ...world.settings, ...overrides };
  const attempt = newAttempt(world, order);
  queue.send(order, fraudReject(world, order, attempt), { target });
  if (blackList) queue.send(order, fraudBlackList(world, order, attempt), { target });
}

/** Makes the transaction of a failed attempt. It has another id than the payment that may follow. */
const newAttempt = (world: Xsolla["world"], order: Order) => ({
  ...transactionOf(order),
  id: world.nextTransactionId(),
});
