import { writeAmount } from "../../countries.ts";
import type { Payment } from "../../payment.ts";
import { taxOf, withTax } from "../../tax.ts";
import { sum } from "./common-fields.ts";

const XSOLLA_SHARE = 0.05;

/** Splits a sum. `payment` is what the buyer paid: with added tax, more than the order's amount. */
export function paymentDetails(paid: Payment, amount: string | number) {
  const { currency } = paid;
  const money = (value: number) => sum(writeAmount(value, currency), currency);
  const tax = taxOf(paid, Number(amount));
  const none = { ...money(0), percent: 0 };
  const paidTax = { ...money(tax.amount), percent: tax.percent };
  const total = money(withTax(paid, Number(amount)));
  const fee = total.amount * XSOLLA_SHARE;
  return {
    payment: total,
    payment_method_sum: total,
    xsolla_balance_sum: money(0),
    payout: money(total.amount - tax.amount - fee),
    payout_currency_rate: "1",
    xsolla_fee: money(fee),
    payment_method_fee: money(0),
    vat: tax.isAdded ? none : paidTax,
    sales_tax: tax.isAdded ? paidTax : none,
    direct_wht: none,
    country_wht: none,
    user_acquisition_fee: none,
    repatriation_commission: money(0),
  };
}
