import { writeAmount } from "../countries.ts";
import type { Order, OrderLine } from "../order.ts";
import { isUsedUp } from "../promo-codes.ts";
import { totalOf } from "../total-of.ts";
import type { World } from "../world.ts";
import { PaymentError } from "./payment-error.ts";

/**
 * Reduces the prices of an unpaid order, or adds the code's free item. The code counts as used when the order is paid.
 *
 * @throws PaymentError for a code that is unknown or used up, and for a second one
 */
export function applyPromoCode(world: World, order: Order, text: string): void {
  const code = world.promoCodes.find(text);
  if (!code) throw new PaymentError((texts) => texts.codeUnknown);
  if (isUsedUp(code)) throw new PaymentError((texts) => texts.codeUsedUp);
  if (order.status !== "new") throw new PaymentError((texts) => texts.notPayable(order.status));
  if (order.promoCode === code) return;
  if (order.promoCode) throw new PaymentError((texts) => texts.codeSecond);
  order.promoCode = code;
  const reduced = order.lines.map((line) => reduce(line, code.discountPercent, order.currency));
  const bonus = code.bonusSku === undefined ? undefined : world.catalogue.find(code.bonusSku);
  order.lines = bonus ? [...reduced, bonusLine(bonus, order.currency)] : reduced;
  Object.assign(order, totalOf(order.lines, order));
  world.emitChange(order);
}

function reduce(line: OrderLine, percent: number, currency: string): OrderLine {
  if (percent === 0) return line;
  const amount = writeAmount(Number(line.amount) * (1 - percent / 100), currency);
  return { ...line, amount, discounts: [...line.discounts, { from: line.amount, to: amount }] };
}

function bonusLine(item: OrderLine["item"], currency: string): OrderLine {
  const amount = writeAmount(0, currency);
  return { item, quantity: 1, amount, amountWithoutDiscount: amount, discounts: [], isBonus: true };
}
