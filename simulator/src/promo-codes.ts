/** A promo code that buyers enter in Pay Station. Case matters. */
export interface PromoCode {
  /** Id of its promotion. */
  id: number;
  code: string;
  externalId: string;
  /** Percent off every line. */
  discountPercent: number;
  /** SKU of an item that it adds free of charge. */
  bonusSku: string | undefined;
  /** How many orders may use it; null for any number. */
  limit: number | null;
  used: number;
}

const example = (id: number, code: string, change: Partial<PromoCode>): PromoCode => ({
  id,
  code,
  externalId: code.toLowerCase(),
  discountPercent: 0,
  bonusSku: undefined,
  limit: null,
  used: 0,
  ...change,
});

const examples = (): PromoCode[] => [
  example(8501, "SAVE20", { discountPercent: 20 }),
  example(8502, "FREEGIFT", { bonusSku: "free-gift" }),
  example(8503, "USEDUP", { discountPercent: 50, limit: 1, used: 1 }),
];

export class PromoCodes {
  #codes = examples();

  get all(): readonly PromoCode[] {
    return this.#codes;
  }

  find(code: string): PromoCode | undefined {
    return this.#codes.find((other) => other.code === code);
  }

  /** Resets the uses of every code. */
  restoreAll(): void {
    this.#codes = examples();
  }
}

export const isUsedUp = ({ limit, used }: PromoCode): boolean => limit !== null && used >= limit;
