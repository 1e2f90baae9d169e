import { setTimeout as delay } from "node:timers/promises";
import { log } from "../log.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";

/** Calls to Xsolla at the same time, as long as it does not object. */
const MAX_CALLS = 16;
/** Attempts at one call that Xsolla does not answer. */
const MAX_ATTEMPTS = 3;
const PAUSE_MS = 500;

/**
 * Bounds the calls of one audit: so many at a time, and none while Xsolla has asked to be left alone. Only for calls that
 * read: they are repeated.
 */
export class PacedCalls {
  readonly #deadline: AbortSignal;
  #limit = MAX_CALLS;
  #underWay = 0;
  #pausedUntil = 0;
  #waiting: (() => void)[] = [];

  /** @param deadline ends all waiting */
  constructor(deadline: AbortSignal) {
    this.#deadline = deadline;
    deadline.addEventListener("abort", () => {
      for (const goOn of this.#waiting.splice(0)) goOn();
    });
  }

  /** @throws the deadline's reason once it has passed; XsollaError when repeating does not help */
  async call<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; ) {
      await this.#start();
      try {
        return await ask();
      } catch (error) {
        this.#deadline.throwIfAborted();
        if (!(error instanceof XsollaError)) throw error;
        const { failure } = error;
        if (failure.reason === "xsolla-busy") this.#backOff(failure.retryAfterSeconds);
        else if (failure.reason !== "xsolla-unavailable" || attempt === MAX_ATTEMPTS) throw error;
        else {
          await this.#wait(PAUSE_MS * attempt);
          attempt += 1;
        }
      } finally {
        this.#underWay -= 1;
        this.#waiting.shift()?.();
      }
    }
  }

  async #start(): Promise<void> {
    for (;;) {
      this.#deadline.throwIfAborted();
      const pauseMs = this.#pausedUntil - Date.now();
      if (pauseMs > 0) await this.#wait(pauseMs);
      else if (this.#underWay < this.#limit) break;
      else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#underWay += 1;
  }

  /** Calls that are refused at the same time count as one. */
  #backOff(busyForSeconds: number): void {
    const isPaused = this.#pausedUntil > Date.now();
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + busyForSeconds * 1_000);
    if (isPaused) return;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    log("WARNING", "audit.backed-off", { concurrency: this.#limit, busyForSeconds });
  }

  async #wait(ms: number): Promise<void> {
    await delay(Math.min(ms, MAX_TIMER_MS), undefined, { signal: this.#deadline }).catch(() => {});
    this.#deadline.throwIfAborted();
  }
}

/** A timer for more ends at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
