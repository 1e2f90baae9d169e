import type { Settings } from "../options.ts";
import type { Buyer } from "../payment.ts";
import type { Subject } from "../subject.ts";
import { userValidation } from "../webhooks/notifications/user-validation.ts";
import { postNotification } from "../webhooks/post-notification.ts";
import { isAcknowledged } from "../webhooks/retry-schedule.ts";
import { writeJson } from "../write-json.ts";
import type { Xsolla } from "../xsolla.ts";
import { PaymentError } from "./payment-error.ts";

/**
 * Asks the studio whether the buyer exists. The buyer waits, so it is sent outside the queue and not retried.
 *
 * @param subject lists the notification
 * @throws PaymentError for any answer but success
 */
export async function validateUser(
  { world, queue }: Xsolla,
  buyer: { user: Buyer; customParameters: Record<string, unknown> | undefined },
  subject: Subject,
  target: Settings,
): Promise<void> {
  const at = world.now().toISOString();
  const notification = userValidation(world, buyer);
  const { status, body, ms } = await postNotification(writeJson(notification), target, {
    signal: queue.signal,
  });
  const isKnown = isAcknowledged(status);
  subject.deliveries.push({
    type: notification.notification_type,
    state: isKnown ? "delivered" : "failed",
    attempts: [{ at, status, body, ms }],
    nextAttemptAt: null,
  });
  world.emitChange(subject);
  if (!isKnown) throw new PaymentError((texts) => texts.unknownPlayer);
}
