import { setTimeout as delay } from "node:timers/promises";
import { isAcknowledged, postNotification, type Target } from "./post-notification.ts";
import type { Delivery, Order, World } from "./world.ts";
import { writeJson } from "./write-json.ts";

const MINUTE_MS = 60_000;
/** https://developers.xsolla.com/webhooks/overview: 19 repetitions within 12 hours for the order webhooks, … */
const ORDER_GAPS = [...Array<number>(2).fill(5), ...Array<number>(7).fill(15), ...Array<number>(10).fill(60)];
/** … and 12 with growing gaps within 48 hours for the others. */
const MONEY_GAPS = [5, 10, 20, 40, 80, 160, 240, 320, 400, 480, 540, 580];
/** The sender gives an order up at once on these; any other failure is tried again. */
const FINAL = new Set([400, 401, 402, 403, 404, 409, 415, 422]);

interface Entry {
  order: Order;
  delivery: Delivery;
  body: string;
  target: Target;
  firstAnswer: PromiseWithResolvers<boolean>;
}

/** Delivers one after the other: one that keeps failing holds up those behind it, as at Xsolla. */
export class DeliveryQueue {
  readonly #world: World;
  readonly #closed = new AbortController();
  #entries: Entry[] = [];
  #running = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Resolves with whether the first attempt was acknowledged. `onDone` is told of the first acknowledgement. */
  send(order: Order, notification: { notification_type: string }, target: Target): Promise<boolean> {
    const delivery: Delivery = {
      type: notification.notification_type,
      state: "pending",
      attempts: [],
      nextAttemptAt: null,
    };
    order.deliveries.push(delivery);
    const entry = {
      order,
      delivery,
      body: writeJson(notification),
      target,
      firstAnswer: Promise.withResolvers<boolean>(),
    };
    this.#entries.push(entry);
    void this.#run();
    return entry.firstAnswer.promise;
  }

  /** Whether something waits to be tried again, so that what is sent now must wait too. */
  get isStuck(): boolean {
    return this.#entries[0]?.delivery.nextAttemptAt != null;
  }

  clear(): void {
    for (const { firstAnswer } of this.#entries) firstAnswer.resolve(false);
    this.#entries = [];
  }

  close(): void {
    this.clear();
    this.#closed.abort();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let entry = this.#entries[0]; entry && !this.#closed.signal.aborted; entry = this.#entries[0]) {
      await this.#deliver(entry);
      if (this.#entries[0] === entry) this.#entries.shift();
    }
    this.#running = false;
  }

  async #deliver(entry: Entry): Promise<void> {
    const { order, delivery, body, target, firstAnswer } = entry;
    const gaps = delivery.type.startsWith("order_") ? ORDER_GAPS : MONEY_GAPS;
    for (const gap of [...gaps, null]) {
      const at = new Date().toISOString();
      const {
        status,
        body: answer,
        ms,
      } = await postNotification(body, target, { signal: this.#closed.signal });
      delivery.attempts.push({ at, status, body: answer, ms });
      delivery.nextAttemptAt = null;
      const acknowledged = isAcknowledged(status);
      if (acknowledged) delivery.state = "delivered";
      else if (gap === null || isFinal(delivery.type, status)) delivery.state = "failed";
      if (acknowledged && delivery.type === "order_paid" && order.status === "paid") order.status = "done";
      if (delivery.state !== "pending" || gap === null) {
        firstAnswer.resolve(acknowledged);
        this.#world.emit("changed", order);
        return;
      }
      const wait = (gap * MINUTE_MS) / this.#world.settings.retrySpeed;
      delivery.nextAttemptAt = new Date(Date.now() + wait).toISOString();
      firstAnswer.resolve(false);
      this.#world.emit("changed", order);
      await delay(wait, undefined, { signal: this.#closed.signal, ref: false }).catch(() => {});
      if (this.#closed.signal.aborted || this.#entries[0] !== entry) return;
    }
  }
}

/** Money records are repeated after 5xx only. */
const isFinal = (type: string, status: number | null) =>
  status !== null && (type.startsWith("order_") ? FINAL.has(status) : status >= 400 && status < 500);
