import type { Delivery } from "../delivery.ts";
import type { Subject } from "../subject.ts";
import { attempt, type Letter } from "./attempt.ts";
import { isAcknowledged, isRefused } from "./retry-schedule.ts";
import type { RetryTimer } from "./retry-timer.ts";

/** One notification on its way. */
export interface Shipment extends Letter {
  subject: Subject;
  delivery: Delivery;
  /** Minutes to wait before each repetition of one that failed. */
  gaps: readonly number[];
  /** How many copies are sent at the same time as each attempt. */
  duplicates: number;
}

interface Ways {
  signal: AbortSignal;
  timer: RetryTimer;
  now: () => Date;
  /** Told when the next attempt has a time, and when it comes. */
  onWait: (nextAttemptAt: Date | null) => void;
}

/** Sends it until it is acknowledged, refused or given up. Undefined when it was broken off. */
export async function ship(shipment: Shipment, ways: Ways): Promise<{ isAcknowledged: boolean } | undefined> {
  const { delivery, gaps } = shipment;
  const { signal, timer, now, onWait } = ways;
  for (const gap of [...gaps, undefined]) {
    const attempts = await attempt(shipment, { signal, now, copies: 1 + shipment.duplicates });
    if (signal.aborted) return undefined;
    delivery.attempts.push(...attempts);
    const status = attempts[0]?.status ?? null;
    if (gap === undefined || isAcknowledged(status) || isRefused(delivery.type, status))
      return { isAcknowledged: isAcknowledged(status) };
    await timer.wait(gap, signal, (ms) => onWait(new Date(now().getTime() + ms)));
    if (signal.aborted) return undefined;
    onWait(null);
  }
  return undefined;
}
