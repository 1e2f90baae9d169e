import type { Payment } from "./payment.ts";

/** Percent by currency, as examples. In Europe the price includes the tax, in America it is added. */
const INCLUDED: Record<string, number> = { EUR: 19, GBP: 20, PLN: 23 };
const ADDED: Record<string, number> = { US: 9, CA: 5 };

export interface Tax {
  percent: number;
  amount: number;
  /** Whether the tax is added to the order's amount, so that the buyer pays more. */
  isAdded: boolean;
}

/** Computes the tax of a sum. */
export function taxOf({ user, currency }: Pick<Payment, "user" | "currency">, sum: number): Tax {
  const added = ADDED[user.country];
  if (added !== undefined) return { percent: added, amount: round((sum * added) / 100), isAdded: true };
  const percent = INCLUDED[currency] ?? 0;
  return { percent, amount: round(sum - sum / (1 + percent / 100)), isAdded: false };
}

/** Computes what the buyer pays for a sum, tax included. */
export function withTax(order: Pick<Payment, "user" | "currency">, sum: number): number {
  const { amount, isAdded } = taxOf(order, sum);
  return round(isAdded ? sum + amount : sum);
}

const round = (amount: number) => Math.round(amount * 100) / 100;
