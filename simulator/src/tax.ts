import type { Payment } from "./payment.ts";

/** Percent; in Europe the price contains it, in America it is added. Example values, one for each. */
const INCLUDED: Record<string, number> = { EUR: 19, GBP: 20, PLN: 23 };
const ADDED: Record<string, number> = { US: 9, CA: 5 };

export interface Tax {
  percent: number;
  amount: number;
  /** Whether it comes on top of the order's amount, so that the buyer pays more than that. */
  isAdded: boolean;
}

/** Tax in a sum of an order. */
export function taxOf({ user, currency }: Pick<Payment, "user" | "currency">, sum: number): Tax {
  const added = ADDED[user.country];
  if (added !== undefined) return { percent: added, amount: round((sum * added) / 100), isAdded: true };
  const percent = INCLUDED[currency] ?? 0;
  return { percent, amount: round(sum - sum / (1 + percent / 100)), isAdded: false };
}

/** What the buyer pays for a sum of the order, tax included. */
export function withTax(order: Pick<Payment, "user" | "currency">, sum: number): number {
  const { amount, isAdded } = taxOf(order, sum);
  return round(isAdded ? sum + amount : sum);
}

const round = (amount: number) => Math.round(amount * 100) / 100;
