import { EventEmitter, once } from "node:events";
import type { Delivery } from "../delivery.ts";
import type { Subject } from "../subject.ts";
import type { World } from "../world.ts";
import { writeJson } from "../write-json.ts";
import { attempt, type Letter } from "./attempt.ts";
import { Dispatcher } from "./dispatcher.ts";
import { drawFate } from "./fate.ts";
import { orderTarget } from "./order-target.ts";
import type { Target } from "./post-notification.ts";
import { gapsMinutes, isAcknowledged } from "./retry-schedule.ts";
import type { Shipment } from "./ship.ts";

export interface Notification {
  notification_type: string;
  refund_details?: { code: number };
}

/** A notification as it was sent, to be sent again by hand. */
interface Sent extends Letter {
  /** What follows from the end of it. */
  end: (isAcknowledged: boolean) => void;
}

interface Options {
  target: Target;
  /** How many copies are sent at the same time as each attempt: Xsolla delivers at least once. */
  duplicates?: number | undefined;
  /** Told of the end, before anything else is sent; never of one that is lost. */
  onEnd?: (isAcknowledged: boolean) => void;
}

/**
 * Delivers one after the other: one that keeps failing holds up those behind it, as at Xsolla. Settings let several be
 * under way at once, and give chaos its share of them.
 */
export class DeliveryQueue {
  readonly #world: World;
  readonly #dispatcher: Dispatcher;
  readonly #progress = new EventEmitter<{ progress: [] }>().setMaxListeners(0);
  readonly #sent = new WeakMap<Delivery, Sent>();
  #isClosed = false;

  constructor(world: World) {
    this.#world = world;
    this.#dispatcher = new Dispatcher(world, (subject) => this.#tell(subject));
  }

  /** Breaks off what is under way when the queue is cleared or closed. */
  get signal(): AbortSignal {
    return this.#isClosed ? AbortSignal.abort() : this.#dispatcher.signal;
  }

  /** How many are still to be sent, or sent again. */
  get length(): number {
    return this.#dispatcher.length;
  }

  send(
    subject: Subject,
    notification: Notification,
    { target: asked, duplicates = 0, onEnd }: Options,
  ): void {
    if (this.#isClosed) return;
    const type = notification.notification_type;
    const target = orderTarget(this.#world, type, asked);
    if (!target) return;
    const fate = drawFate(this.#world.settings.chaos, subject, type);
    const delivery: Delivery = { type, state: "pending", attempts: [], nextAttemptAt: null };
    subject.deliveries.push(delivery);
    const shipment: Shipment = {
      subject,
      delivery,
      body: writeJson(notification),
      target,
      gaps: gapsMinutes(type, notification.refund_details?.code),
      duplicates: duplicates + (fate.isRepeated ? 1 : 0),
    };
    const settle = (isAcknowledged: boolean) => {
      delivery.state = isAcknowledged ? "delivered" : "failed";
      onEnd?.(isAcknowledged);
    };
    this.#sent.set(delivery, { body: shipment.body, target, end: settle });
    if (fate.isLost || this.#world.takeLoss(type)) {
      delivery.state = "lost";
      this.#tell(subject);
      return;
    }
    const end = (isAcknowledged: boolean) => {
      settle(isAcknowledged);
      if (fate.isRepeated) this.#repeat(shipment, fate.repeatAfterMs);
    };
    void this.#dispatcher.add({ ...shipment, onEnd: end }, fate.delayMs);
  }

  /**
   * Sends one at once that was sent or lost before, as an operator does by hand. Where success had not come yet, all
   * follows from it that would have. False for what never was in the queue.
   */
  async sendAgain(subject: Subject, delivery: Delivery, copies: number): Promise<boolean> {
    const sent = this.#sent.get(delivery);
    if (!sent) return false;
    const { signal } = this;
    const attempts = await attempt(sent, { signal, now: this.#world.now, copies });
    if (signal.aborted) return true;
    delivery.attempts.push(...attempts);
    const isDone = attempts.some(({ status }) => isAcknowledged(status));
    if (delivery.state === "lost" || (delivery.state === "failed" && isDone)) sent.end(isDone);
    this.#tell(subject);
    return true;
  }

  /** Resolves when each notification about the subject was tried, is held back, or has to wait behind one that fails. */
  async untilTried({ deliveries }: Subject): Promise<void> {
    const isTried = ({ state, attempts, nextAttemptAt }: Delivery) =>
      state !== "pending" || attempts.length > 0 || nextAttemptAt !== null;
    while (!deliveries.every(isTried) && !this.#dispatcher.isStuck) await once(this.#progress, "progress");
  }

  /** Looks at the settings again: at the gaps under way, and at how many may be sent at once. */
  reschedule(): void {
    this.#dispatcher.wake();
    this.#dispatcher.startNext();
  }

  clear(): void {
    this.#dispatcher.clear();
    this.#progress.emit("progress");
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  /** Once more after the end, whatever that was; nothing follows from the answer. */
  #repeat(shipment: Shipment, afterMs: number): void {
    void this.#dispatcher.add({ ...shipment, gaps: [], duplicates: 0, onEnd: () => {} }, afterMs);
  }

  #tell(subject: Subject): void {
    this.#world.tell(subject);
    this.#progress.emit("progress");
  }
}
