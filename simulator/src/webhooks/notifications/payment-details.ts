import { writeAmount } from "../../countries.ts";
import type { Order } from "../../order.ts";
import { taxOf, withTax } from "../../tax.ts";
import { sum } from "./parts.ts";

const XSOLLA_SHARE = 0.05;

/** Where the money of a sum goes. `payment` is what the buyer paid: with added tax it is more than the order's amount. */
export function paymentDetails(order: Order, amount: string | number) {
  const { currency } = order;
  const money = (value: number) => sum(writeAmount(value, currency), currency);
  const tax = taxOf(order, Number(amount));
  const none = { ...money(0), percent: 0 };
  const paidTax = { ...money(tax.amount), percent: tax.percent };
  const paid = money(withTax(order, Number(amount)));
  const fee = paid.amount * XSOLLA_SHARE;
  return {
    payment: paid,
    payment_method_sum: paid,
    xsolla_balance_sum: money(0),
    payout: money(paid.amount - tax.amount - fee),
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
