import { LRUCache } from "lru-cache";

/** Bounds the memory when somebody asks for many ids. */
const MAX_KEYS = 10_000;

/** Counts what was let through in any window of time, key by key, in the memory of one instance. */
export class RateLimit {
  readonly #times: LRUCache<string, number[]>;
  readonly #max: number;
  readonly #windowMs: number;

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#windowMs = windowMs;
    this.#times = new LRUCache({ max: MAX_KEYS, ttl: windowMs });
  }

  /** Lets one more through: 0, or the seconds until there is room again. */
  claim(key: string, now = Date.now()): number {
    const recent = (this.#times.get(key) ?? []).filter((at) => now - at < this.#windowMs);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= this.#max)
      return Math.max(1, Math.ceil((oldest + this.#windowMs - now) / 1_000));
    this.#times.set(key, [...recent, now]);
    return 0;
  }
}
