import type { DeliveryQueue } from "./delivery-queue.ts";
import * as notifications from "./notifications.ts";
import type { Overrides, Settings } from "./options.ts";
import { isAcknowledged, postNotification } from "./post-notification.ts";
import type { Order, World } from "./world.ts";
import { writeJson } from "./write-json.ts";

/** Why the buyer could not pay, in words for them. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
}

const GAME_REQUEST = { code: 1, reason: "Cancellation by the user request / the game request" };

/** What happens to an order at Xsolla: paid, declined, refunded, disputed, each with its notifications. */
export class PayStation {
  readonly #world: World;
  readonly #queue: DeliveryQueue;

  constructor(world: World, queue: DeliveryQueue) {
    this.#world = world;
    this.#queue = queue;
  }

  /**
   * Asks whether the user exists, takes the money and tells the studio. Resolves when each notification had its first
   * answer, or waits behind one that fails.
   *
   * @throws PaymentError
   */
  async pay(order: Order, overrides: Overrides = {}): Promise<void> {
    const { target, mode } = this.#with(overrides);
    if (order.status !== "new")
      throw new PaymentError(`The order is ${order.status}; it cannot be paid again.`);
    this.#requireFreshExternalId(order);
    const validation = writeJson(notifications.userValidation(this.#world, order));
    const { status } = await postNotification(validation, target);
    if (!isAcknowledged(status)) throw new PaymentError("The game does not know this player.");
    order.transactionId = this.#world.nextTransactionId();
    order.status = "paid";
    for (const { item, quantity } of order.lines) if (item.stock) item.stock.available -= quantity;
    this.#world.emit("changed", order);
    if (mode === "separate") {
      // order_paid follows only after payment was answered with success.
      const isRecorded = await this.#queue.send(order, notifications.payment(this.#world, order), target);
      if (!isRecorded) return;
    }
    await this.#queue.send(order, notifications.orderPaid(this.#world, order, mode), target);
  }

  async decline(order: Order, overrides: Overrides = {}): Promise<void> {
    // A declined attempt is a transaction of its own.
    const attempt = { ...order, transactionId: this.#world.nextTransactionId() };
    await this.#queue.send(order, notifications.declined(this.#world, attempt), this.#with(overrides).target);
  }

  /** Gives all the money back. The order is canceled whatever the studio answers. */
  async refund(order: Order, overrides: Overrides = {}, why = GAME_REQUEST): Promise<void> {
    requirePaid(order);
    const { target, mode } = this.#with(overrides);
    order.status = "canceled";
    this.#world.emit("changed", order);
    if (mode === "separate") {
      await this.#queue.send(order, notifications.refund(this.#world, order, why), target);
    }
    await this.#queue.send(order, notifications.orderCanceled(this.#world, order, mode, why), target);
  }

  async partialRefund(
    order: Order,
    amount: string,
    date: string,
    overrides: Overrides = {},
    why = GAME_REQUEST,
  ) {
    requirePaid(order);
    const notification = notifications.partialRefund(this.#world, order, why, amount, date);
    await this.#queue.send(order, notification, this.#with(overrides).target);
  }

  async dispute(order: Order, overrides: Overrides = {}): Promise<void> {
    requirePaid(order);
    await this.#queue.send(order, notifications.dispute(this.#world, order), this.#with(overrides).target);
  }

  async rejectAsFraud(order: Order, overrides: Overrides = {}): Promise<void> {
    const attempt = { ...order, transactionId: this.#world.nextTransactionId() };
    await this.#queue.send(
      order,
      notifications.fraudReject(this.#world, attempt),
      this.#with(overrides).target,
    );
  }

  #with(overrides: Overrides): { target: Settings; mode: Settings["mode"] } {
    const target: Settings = { ...this.#world.settings, ...defined(overrides) };
    return { target, mode: target.mode };
  }

  /** It must be unique for each payment, in sandbox and live together. */
  #requireFreshExternalId(order: Order): void {
    const isUsed = [...this.#world.orders.values()].some(
      (other) =>
        other !== order && other.externalId && other.externalId === order.externalId && other.transactionId,
    );
    if (isUsed) throw new PaymentError("This external_id was used for another payment.");
  }
}

function requirePaid({ status }: Order): void {
  if (status !== "paid" && status !== "done")
    throw new PaymentError(`The order is ${status}; there is nothing to refund.`);
}

const defined = (overrides: Overrides) =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
