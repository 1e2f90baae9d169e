import { setTimeout as delay } from "node:timers/promises";

const MINUTE_MS = 60_000;
/** Node's timers hold no more. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits by a clock whose speed may change meanwhile. */
export class RetryTimer {
  readonly #speed: () => number;
  #woken = new AbortController();

  constructor(speed: () => number) {
    this.#speed = speed;
  }

  /** Until then, or until `signal` aborts. `onWait` hears how many milliseconds are left, again when the speed has changed. */
  async wait(minutes: number, signal: AbortSignal, onWait: (ms: number) => void): Promise<void> {
    const started = performance.now();
    const left = () => (minutes * MINUTE_MS) / this.#speed() - (performance.now() - started);
    for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) {
      onWait(ms);
      const either = AbortSignal.any([signal, this.#woken.signal]);
      await delay(Math.min(ms, MAX_TIMER_MS), undefined, { signal: either }).catch(() => {});
    }
  }

  /** Looks at the speed again. */
  wake(): void {
    this.#woken.abort();
    this.#woken = new AbortController();
  }
}
