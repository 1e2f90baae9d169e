import { applyEvent, type Outcome, type Policy } from "../../../src/orders/apply-event.ts";
import type { Order, OrderLine } from "../../../src/orders/order.ts";
import { type OrderEvent, withoutRefund } from "../../../src/orders/order-event.ts";
import { deepFreeze } from "../deep-freeze.ts";

const DAWN = Date.parse("2026-09-02T09:00:00Z");
const MINUTE_MS = 60_000;

/** The order store without Firestore: the orders of one player, the marks of their refunds, and the inventory. */
export class Books {
  readonly orders: (Order | null)[];
  readonly #policy: Policy;
  readonly #moved: OrderLine[] = [];
  readonly #refundsSeen = new Set<string>();
  #minutes = 0;

  constructor(orders: (Order | null)[], policy: Policy) {
    this.orders = orders.map(deepFreeze);
    this.#policy = policy;
  }

  /** Each event comes a minute after the one before. Nothing that is handed in may be changed. */
  apply(index: number, event: OrderEvent): Outcome | null {
    this.#minutes += 1;
    const now = new Date(DAWN + this.#minutes * MINUTE_MS);
    const mark = "refund" in event && event.refund ? JSON.stringify([index, event.refund]) : null;
    const news = mark !== null && this.#refundsSeen.has(mark) ? withoutRefund(event) : event;
    const outcome = news && applyEvent(this.orders[index] ?? null, deepFreeze(news), this.#policy, now);
    if (!outcome) return null;
    if (mark !== null) this.#refundsSeen.add(mark);
    this.orders[index] = deepFreeze(outcome.order);
    const { direction, items = [] } = outcome.movement ?? {};
    const sign = direction === "grant" ? 1 : -1;
    this.#moved.push(...items.map(({ sku, quantity }) => ({ sku, quantity: sign * quantity })));
    return outcome;
  }

  /** What the movements have made of the inventory; an SKU of which nothing is left is left out. */
  inventory(): Record<string, number> {
    return sumOf(this.#moved);
  }

  /** What the inventory should be: all that the granted orders hold. */
  owed(): Record<string, number> {
    return sumOf(this.orders.flatMap((order) => (order?.granted ? order.items : [])));
  }
}

export function sumOf(lines: OrderLine[]): Record<string, number> {
  const sum = new Map<string, number>();
  for (const { sku, quantity } of lines) sum.set(sku, (sum.get(sku) ?? 0) + quantity);
  return Object.fromEntries([...sum].filter(([, quantity]) => quantity !== 0));
}
