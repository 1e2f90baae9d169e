import { setTimeout as delay } from "node:timers/promises";

const MINUTE_MS = 60_000;
/** Longest delay of Node's timers. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits by a clock that may be moved, and whose speed may change, during the wait. */
export class RetryTimer {
  readonly #speed: () => number;
  readonly #elapsed: () => number;
  #woken = new AbortController();

  /** @param elapsed ms since a fixed moment, by the clock that may be moved */
  constructor(speed: () => number, elapsed: () => number) {
    this.#speed = speed;
    this.#elapsed = elapsed;
  }

  /** Waits, at most until `signal` aborts. Calls `onWait` with the remaining ms, and again after each change. */
  async wait(minutes: number, signal: AbortSignal, onWait: (ms: number) => void): Promise<void> {
    const started = this.#elapsed();
    const left = () => (minutes * MINUTE_MS) / this.#speed() - (this.#elapsed() - started);
    for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) {
      onWait(ms);
      const either = AbortSignal.any([signal, this.#woken.signal]);
      await delay(Math.min(ms, MAX_TIMER_MS), undefined, { signal: either }).catch(() => {});
    }
  }

  /** Applies a change of speed or clock. */
  wake(): void {
    this.#woken.abort();
    this.#woken = new AbortController();
  }
}
