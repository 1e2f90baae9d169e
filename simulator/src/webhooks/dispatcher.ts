import { setTimeout as delay } from "node:timers/promises";
import type { Subject } from "../subject.ts";
import type { World } from "../world.ts";
import { deliver, type PendingDelivery } from "./deliver.ts";
import { RetryTimer } from "./retry-timer.ts";

/** A delivery in the queue. */
export interface Entry extends PendingDelivery {
  /** Called when the delivery has ended, before the next one is sent. */
  onEnd: (isAcknowledged: boolean) => void;
}

/** Sends entries in the order of their arrival, as many at once as the settings allow. */
export class Dispatcher {
  readonly #world: World;
  readonly #onProgress: (subject: Subject) => void;
  readonly #timer: RetryTimer;
  #life = new AbortController();
  /** Entries that are delayed, waiting or in flight. */
  #open = new Set<Entry>();
  #waiting: Entry[] = [];
  #inFlight = new Set<Entry>();

  constructor(world: World, onProgress: (subject: Subject) => void) {
    this.#world = world;
    this.#onProgress = onProgress;
    this.#timer = new RetryTimer(() => world.settings.retrySpeed, world.clock.elapsed);
  }

  /** Aborts when the dispatcher is cleared. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  get length(): number {
    return this.#open.size;
  }

  /** Whether every slot is taken by a delivery that waits for its retry. */
  get isStuck(): boolean {
    const isFull = this.#inFlight.size >= this.#world.settings.concurrency;
    return isFull && [...this.#inFlight].every(({ delivery }) => delivery.nextAttemptAt !== null);
  }

  async add(entry: Entry, delayMs: number): Promise<void> {
    const { signal } = this;
    this.#open.add(entry);
    if (delayMs > 0) {
      this.#show(entry, new Date(this.#world.now().getTime() + delayMs));
      await delay(delayMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      this.#show(entry, null);
    }
    this.#waiting.push(entry);
    this.startNext();
  }

  startNext(): void {
    while (this.#inFlight.size < this.#world.settings.concurrency) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#inFlight.add(next);
      void this.#deliver(next);
    }
  }

  /** Applies changed settings, and a moved clock, to running waits. */
  wake(): void {
    this.#timer.wake();
  }

  /** Drops every entry. Entries that are added afterwards are sent. */
  clear(): void {
    for (const { delivery } of this.#open)
      if (delivery.state === "pending") Object.assign(delivery, { state: "failed", nextAttemptAt: null });
    this.#open = new Set();
    this.#waiting = [];
    this.#inFlight = new Set();
    this.#life.abort();
    this.#life = new AbortController();
  }

  async #deliver(entry: Entry): Promise<void> {
    const end = await deliver(entry, {
      signal: this.signal,
      timer: this.#timer,
      now: this.#world.now,
      onWait: (nextAttemptAt) => this.#show(entry, nextAttemptAt),
    });
    if (!end) return;
    this.#inFlight.delete(entry);
    this.#open.delete(entry);
    entry.onEnd(end.isAcknowledged);
    this.#onProgress(entry.subject);
    this.startNext();
  }

  #show({ delivery, subject }: Entry, nextAttemptAt: Date | null): void {
    if (delivery.state !== "pending") return;
    delivery.nextAttemptAt = nextAttemptAt?.toISOString() ?? null;
    this.#onProgress(subject);
  }
}
