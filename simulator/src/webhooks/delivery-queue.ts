import { EventEmitter, once } from "node:events";
import type { Delivery } from "../delivery.ts";
import type { Subject } from "../subject.ts";
import type { World } from "../world.ts";
import { writeJson } from "../write-json.ts";
import { attempt, type Message } from "./attempt.ts";
import type { PendingDelivery } from "./deliver.ts";
import { Dispatcher } from "./dispatcher.ts";
import { drawChaos } from "./draw-chaos.ts";
import { orderTarget } from "./order-target.ts";
import type { Target } from "./post-notification.ts";
import { isAcknowledged, retryMinutes } from "./retry-schedule.ts";

/** The fields of a notification that decide how it is delivered. */
export interface Notification {
  notification_type: string;
  refund_details?: { code: number };
}

/** A notification as it was sent. It is stored, so that an operator can resend it. */
interface Sent extends Message {
  /** Runs the follow-ups of the delivery. */
  end: (isAcknowledged: boolean) => void;
}

interface Options {
  target: Target;
  /** Additional copies that each attempt sends at the same time. Xsolla delivers at least once. */
  duplicates?: number | undefined;
  /** Called when the delivery has ended, before the next one is sent. Not called for a lost one. */
  onEnd?: (isAcknowledged: boolean) => void;
}

/**
 * Delivers notifications in order. A notification that keeps failing blocks those behind it, as at Xsolla. The settings
 * can allow several deliveries in flight, and chaos that loses, repeats and delays some of them.
 */
export class DeliveryQueue {
  readonly #world: World;
  readonly #dispatcher: Dispatcher;
  readonly #progress = new EventEmitter<{ progress: [] }>().setMaxListeners(0);
  readonly #sent = new WeakMap<Delivery, Sent>();
  #isClosed = false;

  constructor(world: World) {
    this.#world = world;
    this.#dispatcher = new Dispatcher(world, (subject) => this.#emitProgress(subject));
  }

  /** Aborts when the queue is cleared or closed. */
  get signal(): AbortSignal {
    return this.#isClosed ? AbortSignal.abort() : this.#dispatcher.signal;
  }

  /** Number of notifications that are still to be sent or retried. */
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
    const faults = drawChaos(this.#world.settings.chaos, subject, type);
    const delivery: Delivery = { type, state: "pending", attempts: [], nextAttemptAt: null };
    subject.deliveries.push(delivery);
    const pending: PendingDelivery = {
      subject,
      delivery,
      body: writeJson(notification),
      target,
      retryMinutes: retryMinutes(type, notification.refund_details?.code),
      duplicates: duplicates + (faults.isRepeated ? 1 : 0),
    };
    const settle = (isAcknowledged: boolean) => {
      delivery.state = isAcknowledged ? "delivered" : "failed";
      onEnd?.(isAcknowledged);
    };
    this.#sent.set(delivery, { body: pending.body, target, end: settle });
    if (faults.isLost || this.#world.takeLoss(type)) {
      delivery.state = "lost";
      this.#emitProgress(subject);
      return;
    }
    const end = (isAcknowledged: boolean) => {
      settle(isAcknowledged);
      if (faults.isRepeated) this.#repeat(pending, faults.repeatAfterMs);
    };
    void this.#dispatcher.add({ ...pending, onEnd: end }, faults.delayMs);
  }

  /**
   * Resends a delivery immediately, as an operator does. If it had not succeeded before, its follow-ups run now.
   * Returns false if it never entered the queue.
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
    this.#emitProgress(subject);
    return true;
  }

  /** Resolves when each notification of the subject was tried, is delayed, or is blocked by one that fails. */
  async untilTried({ deliveries }: Subject): Promise<void> {
    const isTried = ({ state, attempts, nextAttemptAt }: Delivery) =>
      state !== "pending" || attempts.length > 0 || nextAttemptAt !== null;
    while (!deliveries.every(isTried) && !this.#dispatcher.isStuck) await once(this.#progress, "progress");
  }

  /** Applies changed settings to running waits and to the number of deliveries in flight. */
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

  /** Sends one more copy after the delivery has ended. Its answer changes nothing. */
  #repeat(pending: PendingDelivery, afterMs: number): void {
    void this.#dispatcher.add({ ...pending, retryMinutes: [], duplicates: 0, onEnd: () => {} }, afterMs);
  }

  #emitProgress(subject: Subject): void {
    this.#world.emitChange(subject);
    this.#progress.emit("progress");
  }
}
