import { setTimeout as delay } from "node:timers/promises";

const MINUTE_MS = 60_000;
/** Node's timers hold no more. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits by a clock whose speed may change meanwhile. */
export class RetryTimer {
  readonly #speed: () => number;
  #woken = new AbortController();
  #isOver = false;

  constructor(speed: () => number) {
    this.#speed = speed;
  }

  /** `onWait` hears how many milliseconds are left, again when the speed has changed. */
  async wait(minutes: number, onWait: (ms: number) => void): Promise<void> {
    const started = performance.now();
    const left = () => (minutes * MINUTE_MS) / this.#speed() - (performance.now() - started);
    this.#isOver = false;
    for (let ms = left(); ms > 0 && !this.#isOver; ms = left()) {
      onWait(ms);
      this.#woken = new AbortController();
      await delay(Math.min(ms, MAX_TIMER_MS), undefined, { signal: this.#woken.signal }).catch(() => {});
    }
  }

  /** Looks at the speed again. */
  wake(): void {
    this.#woken.abort();
  }

  /** Ends the wait. */
  stop(): void {
    this.#isOver = true;
    this.#woken.abort();
  }
}
