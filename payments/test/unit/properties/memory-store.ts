import { applyEvent, type Outcome, type Policy } from "../../../src/orders/apply-event.ts";
import type { Order, OrderLine } from "../../../src/orders/order.ts";
import { type OrderEvent, withoutRefund } from "../../../src/orders/order-event.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

const DAWN = Date.parse("2026-09-02T09:00:00Z");
const MINUTE_MS = 60_000;

/** The order store without Firestore: one player's orders, refund records and inventory. */
export class MemoryStore {
  readonly orders: (Order | null)[];
  readonly #policy: Policy;
  readonly #moved: OrderLine[] = [];
  readonly #refundsSeen = new Set<string>();
  #minutes = 0;

  constructor(orders: (Order | null)[], policy: Policy) {
    this.orders = orders.map(deepFreeze);
    this.#policy = policy;
  }

  /** Applies an event, a minute after the one before. Inputs are frozen. */
  apply(index: number, event: OrderEvent): Outcome | null {
    this.#minutes += 1;
    const now = new Date(DAWN + this.#minutes * MINUTE_MS);
    const refundKey = "refund" in event && event.refund ? JSON.stringify([index, event.refund]) : null;
    const unseen = refundKey !== null && this.#refundsSeen.has(refundKey) ? withoutRefund(event) : event;
    const outcome = unseen && applyEvent(this.orders[index] ?? null, deepFreeze(unseen), this.#policy, now);
    if (!outcome) return null;
    if (refundKey !== null) this.#refundsSeen.add(refundKey);
    this.orders[index] = deepFreeze(outcome.order);
    const { direction, items = [] } = outcome.movement ?? {};
    const sign = direction === "grant" ? 1 : -1;
    this.#moved.push(...items.map(({ sku, quantity }) => ({ sku, quantity: sign * quantity })));
    return outcome;
  }

  /** Lists the inventory after all movements, without SKUs of quantity 0. */
  inventory(): Record<string, number> {
    return sumOf(this.#moved);
  }

  /** Computes the expected inventory: the items of all granted orders. */
  owed(): Record<string, number> {
    return sumOf(this.orders.flatMap((order) => (order?.granted ? order.items : [])));
  }
}

export function sumOf(lines: OrderLine[]): Record<string, number> {
  const sum = new Map<string, number>();
  for (const { sku, quantity } of lines) sum.set(sku, (sum.get(sku) ?? 0) + quantity);
  return Object.fromEntries([...sum].filter(([, quantity]) => quantity !== 0));
}
