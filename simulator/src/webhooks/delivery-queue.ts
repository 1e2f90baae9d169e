import { EventEmitter, once } from "node:events";
import type { Attempt, Delivery, Order } from "../order.ts";
import type { World } from "../world.ts";
import { writeJson } from "../write-json.ts";
import { postNotification, type Target } from "./post-notification.ts";
import { gapsMinutes, isAcknowledged, isRefused } from "./retry-schedule.ts";
import { RetryTimer } from "./retry-timer.ts";

export interface Notification {
  notification_type: string;
  refund_details?: { code: number };
}

interface Options {
  target: Target;
  /** How many copies are sent at the same time as each attempt: Xsolla delivers at least once. */
  duplicates?: number | undefined;
  /** Told of the end, before anything else is sent. */
  onEnd?: (isAcknowledged: boolean) => void;
}

interface Entry extends Options {
  order: Order;
  delivery: Delivery;
  body: string;
  gaps: readonly number[];
}

/** Delivers one after the other: one that keeps failing holds up those behind it, as at Xsolla. */
export class DeliveryQueue {
  readonly #world: World;
  #underWay = new AbortController();
  readonly #progress = new EventEmitter<{ progress: [] }>().setMaxListeners(0);
  readonly #timer: RetryTimer;
  #entries: Entry[] = [];
  #isRunning = false;
  #isClosed = false;

  constructor(world: World) {
    this.#world = world;
    this.#timer = new RetryTimer(() => world.settings.retrySpeed);
  }

  /** Breaks off what is under way when the queue is cleared, and everything from then on when it is closed. */
  get signal(): AbortSignal {
    return this.#underWay.signal;
  }

  send(order: Order, notification: Notification, options: Options): void {
    if (this.#isClosed) return;
    const type = notification.notification_type;
    const delivery: Delivery = { type, state: "pending", attempts: [], nextAttemptAt: null };
    order.deliveries.push(delivery);
    const gaps = gapsMinutes(type, notification.refund_details?.code);
    this.#entries.push({ ...options, order, delivery, body: writeJson(notification), gaps });
    void this.#run();
  }

  /** Resolves when each notification of the order was tried, or has to wait behind one that fails. */
  async untilTried({ deliveries }: Order): Promise<void> {
    const isTried = ({ state, attempts }: Delivery) => state !== "pending" || attempts.length > 0;
    const isStuck = () => this.#entries[0]?.delivery.nextAttemptAt != null;
    while (!deliveries.every(isTried) && !isStuck()) await once(this.#progress, "progress");
  }

  /** Measures the gap under way anew, by the settings of now. */
  reschedule(): void {
    this.#timer.wake();
  }

  clear(): void {
    for (const { delivery } of this.#entries)
      Object.assign(delivery, { state: "failed", nextAttemptAt: null });
    this.#entries = [];
    this.#underWay.abort();
    if (!this.#isClosed) this.#underWay = new AbortController();
    this.#timer.stop();
    this.#progress.emit("progress");
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let entry = this.#entries[0]; entry; entry = this.#entries[0]) await this.#deliver(entry);
    this.#isRunning = false;
  }

  async #deliver(entry: Entry): Promise<void> {
    const { delivery, gaps } = entry;
    for (const gap of [...gaps, undefined]) {
      const attempts = await this.#attempt(entry);
      if (this.#isDropped(entry)) return;
      delivery.attempts.push(...attempts);
      const status = attempts[0]?.status ?? null;
      if (gap === undefined || isAcknowledged(status) || isRefused(delivery.type, status))
        return this.#end(entry, isAcknowledged(status));
      await this.#timer.wait(gap, (ms) => this.#show(entry, new Date(this.#world.now().getTime() + ms)));
      if (this.#isDropped(entry)) return;
      this.#show(entry, null);
    }
  }

  #attempt({ body, target, duplicates = 0 }: Entry): Promise<Attempt[]> {
    const at = this.#world.now().toISOString();
    const copies = Array.from({ length: 1 + duplicates }, async () => {
      const { status, body: answer, ms } = await postNotification(body, target, { signal: this.signal });
      return { at, status, body: answer, ms };
    });
    return Promise.all(copies);
  }

  #isDropped(entry: Entry): boolean {
    return this.#entries[0] !== entry;
  }

  #show({ delivery, order }: Entry, nextAttemptAt: Date | null): void {
    if (delivery.state !== "pending") return;
    delivery.nextAttemptAt = nextAttemptAt?.toISOString() ?? null;
    this.#world.emit("order", order);
    this.#progress.emit("progress");
  }

  #end(entry: Entry, acknowledged: boolean): void {
    entry.delivery.state = acknowledged ? "delivered" : "failed";
    this.#entries.shift();
    entry.onEnd?.(acknowledged);
    this.#world.emit("order", entry.order);
    this.#progress.emit("progress");
  }
}
