import { setTimeout as delay } from "node:timers/promises";

const MINUTE_MS = 60_000;
/** Node's timers hold no more. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits by a clock whose speed may change, and which may be moved, during the wait. */
export class RetryTimer {
  readonly #speed: () => number;
  readonly #elapsed: () => number;
  #woken = new AbortController();

  /** @param elapsed ms since some moment, by the clock that may be moved */
  constructor(speed: () => number, elapsed: () => number) {
    this.#speed = speed;
    this.#elapsed = elapsed;
  }

  /** Waits, or until `signal` aborts. `onWait` hears how many ms are left, and again after each change. */
  async wait(minutes: number, signal: AbortSignal, onWait: (ms: number) => void): Promise<void> {
    const started = this.#elapsed();
    const left = () => (minutes * MINUTE_MS) / this.#speed() - (this.#elapsed() - started);
    for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) {
      onWait(ms);
      const either = AbortSignal.any([signal, this.#woken.signal]);
      await delay(Math.min(ms, MAX_TIMER_MS), undefined, { signal: either }).catch(() => {});
    }
  }

  /** Looks at speed and clock again. */
  wake(): void {
    this.#woken.abort();
    this.#woken = new AbortController();
  }
}
