import { language } from "../language.ts";

/** A decimal of Xsolla's as money; in a currency that the browser does not know, as it is. */
export function formatPrice(amount: string, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}
