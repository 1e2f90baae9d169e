import { LRUCache } from "lru-cache";

/** Bounds the memory if a client sends many ids. */
const MAX_KEYS = 10_000;

/** Limits the requests for each key in any window of time. It counts in the memory of one instance. */
export class RateLimit {
  readonly #times: LRUCache<string, number[]>;
  readonly #max: number;
  readonly #windowMs: number;

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#windowMs = windowMs;
    this.#times = new LRUCache({ max: MAX_KEYS, ttl: windowMs });
  }

  /** Counts a request and returns 0. If the limit is reached, it returns the seconds until there is room again. */
  count(key: string, now = Date.now()): number {
    const recent = (this.#times.get(key) ?? []).filter((at) => now - at < this.#windowMs);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= this.#max)
      return Math.max(1, Math.ceil((oldest + this.#windowMs - now) / 1_000));
    this.#times.set(key, [...recent, now]);
    return 0;
  }
}
