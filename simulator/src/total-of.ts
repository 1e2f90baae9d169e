import { writeAmount } from "./countries.ts";
import type { Order, OrderLine } from "./order.ts";

/** Adds up the lines, before and after discounts. Virtual currency has no decimals. */
export function totalOf(
  lines: OrderLine[],
  { currency, currencyType }: Pick<Order, "currency" | "currencyType">,
): Pick<Order, "amount" | "amountWithoutDiscount"> {
  const total = (name: "amount" | "amountWithoutDiscount") => {
    const sum = lines.reduce((sum, line) => sum + Number(line[name]), 0);
    return currencyType === "virtual" ? String(sum) : writeAmount(sum, currency);
  };
  return { amount: total("amount"), amountWithoutDiscount: total("amountWithoutDiscount") };
}
