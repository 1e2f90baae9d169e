import type { Transaction } from "firebase-admin/firestore";
import type { z } from "zod";
import type { Backend } from "../backend.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { type SubscriptionKey, subscriptionAt } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";
import { applySubscriptionEvent } from "./apply-subscription-event.ts";
import { type Subscription, subscriptionSchema } from "./subscription.ts";
import type { SubscriptionEvent } from "./subscription-event.ts";

/** Each failed attempt means that another delivery about the same subscription was committed. */
const MAX_ATTEMPTS = 10;

const subscriptionDocument: z.ZodType<Subscription> = subscriptionSchema(date);

/**
 * Applies an event to a subscription, and commits only if the subscription has not changed meanwhile.
 *
 * @param alongside adds writes that are committed with the change
 * @returns the changed subscription, or null if nothing changed
 */
export const applyToSubscription = (
  backend: Backend,
  key: SubscriptionKey,
  event: SubscriptionEvent,
  alongside: (transaction: Transaction) => void,
): Promise<Subscription | null> =>
  untilCommitted(MAX_ATTEMPTS, async () => {
    const db = firestore(backend);
    const ref = subscriptionAt(db, key);
    const stored = await ref.get();
    const known = stored.exists ? subscriptionDocument.parse(stored.data()) : null;
    const after = applySubscriptionEvent(known, event, new Date());
    if (!after) return null;
    const commit = async (transaction: Transaction) => {
      if (stored.updateTime) transaction.update(ref, { ...after }, { lastUpdateTime: stored.updateTime });
      else transaction.create(ref, { ...after });
      alongside(transaction);
    };
    // A retry must read the subscription again, so `untilCommitted` retries and the SDK does not.
    await db.runTransaction(commit, { maxAttempts: 1 });
    return after;
  });
