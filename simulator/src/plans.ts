import { rateOf, writeAmount } from "./countries.ts";

/** Price and period of a subscription. */
export interface Plan {
  planId: string;
  productId: string;
  name: string;
  /** Decimals by currency, for one period. */
  prices: Record<string, string> & { USD: string };
  periodMonths: number;
  /** Days before the first payment. */
  trialDays: number;
  tags: string[];
}

/** Plans of the example project: two of different periods, and one with a trial. */
export const PLANS: readonly Plan[] = [
  {
    planId: "vip-month",
    productId: "vip",
    name: "VIP, monthly",
    prices: { USD: "4.99", EUR: "4.99" },
    periodMonths: 1,
    trialDays: 0,
    tags: ["vip"],
  },
  {
    planId: "vip-year",
    productId: "vip",
    name: "VIP, yearly",
    prices: { USD: "49.99", EUR: "49.99" },
    periodMonths: 12,
    trialDays: 0,
    tags: ["vip"],
  },
  {
    planId: "vip-trial",
    productId: "vip",
    name: "VIP, a week for free, then monthly",
    prices: { USD: "4.99", EUR: "4.99" },
    periodMonths: 1,
    trialDays: 7,
    tags: ["vip", "trial"],
  },
];

/** Finds the price of one period, as a decimal. Converts from dollars if there is none in the currency. */
export const planPrice = ({ prices }: Plan, currency: string): string =>
  prices[currency] ?? writeAmount(Number(prices.USD) * (rateOf(currency) ?? 1), currency);

export const findPlan = (planId: string): Plan | undefined => PLANS.find((plan) => plan.planId === planId);
