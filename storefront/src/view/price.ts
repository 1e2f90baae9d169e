import { language } from "../texts.ts";

/** Formats a decimal amount as money. Leaves it as it is if the browser does not know the currency. */
export function formatPrice(amount: string, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}
