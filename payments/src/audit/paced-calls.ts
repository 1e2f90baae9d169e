import { setTimeout as delay } from "node:timers/promises";
import { log } from "../log.ts";
import { XsollaError } from "../xsolla/xsolla-failure.ts";

/** Calls to Xsolla in flight, until Xsolla answers 429. */
const MAX_CALLS = 16;
/** Attempts of one call while Xsolla is unavailable. */
const MAX_ATTEMPTS = 3;
const PAUSE_MS = 500;

/**
 * Limits how many calls of one audit are in flight. After a 429 it makes none until the pause that Xsolla demands has
 * passed. It retries calls, so use it only for calls that change nothing.
 */
export class PacedCalls {
  readonly #deadline: AbortSignal;
  #limit = MAX_CALLS;
  #inFlight = 0;
  #pausedUntil = 0;
  #waiting: (() => void)[] = [];

  /** @param deadline aborts the calls that wait */
  constructor(deadline: AbortSignal) {
    this.#deadline = deadline;
    deadline.addEventListener("abort", () => {
      for (const resume of this.#waiting.splice(0)) resume();
    });
  }

  /**
   * Makes a call as soon as the limit allows it, and retries it while Xsolla is busy or unavailable.
   *
   * @throws the deadline's reason once it has passed; XsollaError when a retry does not help
   */
  async call<T>(send: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; ) {
      await this.#start();
      try {
        return await send();
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
        this.#inFlight -= 1;
        this.#waiting.shift()?.();
      }
    }
  }

  async #start(): Promise<void> {
    for (;;) {
      this.#deadline.throwIfAborted();
      const pauseMs = this.#pausedUntil - Date.now();
      if (pauseMs > 0) await this.#wait(pauseMs);
      else if (this.#inFlight < this.#limit) break;
      else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#inFlight += 1;
  }

  /** Halves the limit and pauses. Several 429 during one pause halve it once. */
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

/** Node.js fires a longer timer at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
