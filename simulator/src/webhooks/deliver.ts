import type { Delivery } from "../delivery.ts";
import type { Subject } from "../subject.ts";
import { attempt, type Letter } from "./attempt.ts";
import { isAcknowledged, isRefused } from "./retry-schedule.ts";
import type { RetryTimer } from "./retry-timer.ts";

/** A notification in flight. */
export interface Shipment extends Letter {
  subject: Subject;
  delivery: Delivery;
  /** Minutes to wait before each retry. */
  gaps: readonly number[];
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
export async function ship(
  shipment: Shipment,
  dependencies: Dependencies,
): Promise<{ isAcknowledged: boolean } | undefined> {
  const { delivery, gaps } = shipment;
  const { signal, timer, now, onWait } = dependencies;
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
