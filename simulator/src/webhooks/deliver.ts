import type { Delivery } from "../delivery.ts";
import type { Subject } from "../subject.ts";
import { attempt, type Message } from "./attempt.ts";
import { isAcknowledged, isRefused } from "./retry-schedule.ts";
import type { RetryTimer } from "./retry-timer.ts";

/** A notification that is being delivered. */
export interface PendingDelivery extends Message {
  subject: Subject;
  delivery: Delivery;
  /** Minutes to wait before each retry. */
  retryMinutes: readonly number[];
  /** Additional copies that each attempt sends at the same time. */
  duplicates: number;
}

interface Dependencies {
  signal: AbortSignal;
  timer: RetryTimer;
  now: () => Date;
  /** Called with the time of the next attempt, and with null when that begins. */
  onWait: (nextAttemptAt: Date | null) => void;
}

/** Sends a notification until it is acknowledged, refused or out of retries. Undefined if it was aborted. */
export async function deliver(
  pending: PendingDelivery,
  dependencies: Dependencies,
): Promise<{ isAcknowledged: boolean } | undefined> {
  const { delivery, retryMinutes } = pending;
  const { signal, timer, now, onWait } = dependencies;
  for (const minutes of [...retryMinutes, undefined]) {
    const attempts = await attempt(pending, { signal, now, copies: 1 + pending.duplicates });
    if (signal.aborted) return undefined;
    delivery.attempts.push(...attempts);
    const status = attempts[0]?.status ?? null;
    if (minutes === undefined || isAcknowledged(status) || isRefused(delivery.type, status))
      return { isAcknowledged: isAcknowledged(status) };
    await timer.wait(minutes, signal, (ms) => onWait(new Date(now().getTime() + ms)));
    if (signal.aborted) return undefined;
    onWait(null);
  }
  return undefined;
}
