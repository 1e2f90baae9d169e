import { type Context, Hono } from "hono";
import { z } from "zod";
import { buyerBody, buyerOf } from "../buyer.ts";
import { priceOf } from "../catalogue/price-of.ts";
import { currencyOf, writeAmount } from "../countries.ts";
import type { StandalonePayment } from "../payment.ts";
import { partiallyRefund } from "../payments/partially-refund.ts";
import { payWithoutOrder } from "../payments/pay-without-order.ts";
import { refundPayment } from "../payments/refund-payment.ts";
import type { Xsolla } from "../xsolla.ts";
import { act, allow } from "./act.ts";
import {
  amount,
  partialRefundBody,
  payBody,
  payOptionsOf,
  refundBody,
  sendAgainBody,
} from "./action-bodies.ts";
import { addActions } from "./add-actions.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";
import { sendAgain } from "./send-again.ts";
import { viewPayment } from "./view-payment.ts";

const paymentBody = buyerBody
  .omit({ sandbox: true })
  .extend({
    ...payBody.omit({ promoCode: true }).shape,
    dryRun: z.boolean().default(true),
    externalId: z.string().min(1).max(255).exactOptional(),
    /** An amount of one of the catalogue's virtual currencies. */
    virtualCurrency: z.strictObject({ sku: z.string(), quantity: z.int().min(1) }).exactOptional(),
    /** A sum that the studio has chosen. */
    checkout: z.strictObject({ amount, currency: z.string().regex(/^[A-Z]{3}$/) }).exactOptional(),
  })
  .refine(({ virtualCurrency, checkout }) => (virtualCurrency === undefined) !== (checkout === undefined), {
    message: "either virtualCurrency or checkout is needed",
  });
type PaymentBody = z.infer<typeof paymentBody>;

/** Serves payments without a store order: https://developers.xsolla.com/api/pay-station/operation/create-token */
export function paymentRoutes(xsolla: Xsolla): Hono {
  const { world } = xsolla;
  const app = new Hono();
  const action = addActions(app, xsolla, "", paymentOf);

  app.get("/", (c) => c.json(world.payments.map(viewPayment)));
  app.get("/:id", (c) => c.json(viewPayment(paymentOf(c))));
  app.post("/", async (c) => {
    const body = await readBody(c, paymentBody);
    const { validateUser = true, promoCode: _none, ...options } = payOptionsOf(body);
    const fields = {
      user: buyerOf(body),
      sandbox: body.dryRun,
      externalId: body.externalId,
      customParameters: body.customParameters,
      subscription: undefined,
      ...boughtBy(body),
    };
    const paid = await allow(() => payWithoutOrder(xsolla, fields, { ...options, validateUser }));
    return act(c, xsolla, paid, () => {});
  });
  action("refund", refundBody, (payment, { code, reason, ...changes }) =>
    refundPayment(xsolla, payment, changes, { code, reason }),
  );
  action("partial-refund", partialRefundBody, (payment, { code, reason, amount, date, ...changes }) =>
    partiallyRefund(xsolla, payment, changes, { code, reason, amount, date }),
  );
  action("send-again", sendAgainBody, (payment, body) => sendAgain(xsolla, payment, body));

  /** Finds the purchase and its price. @throws ControlError 404 */
  function boughtBy({ virtualCurrency, checkout, country }: PaymentBody) {
    if (checkout) return { ...checkout, purchase: { checkout: numberOf(checkout) } };
    const item = world.catalogue.find(virtualCurrency?.sku ?? "");
    const quantity = virtualCurrency?.quantity ?? 0;
    const currency = currencyOf(country) ?? "USD";
    const price = item?.type === "virtual_currency" ? priceOf(item, currency) : null;
    if (!item || !price) throw new ControlError(404, "The catalogue has no such virtual currency.");
    const total = { amount: writeAmount(Number(price.amount) * quantity, currency), currency };
    const bought = { name: item.name.en, sku: item.sku, quantity, ...numberOf(total) };
    return { ...total, purchase: { virtual_currency: bought } };
  }

  function paymentOf(c: Context): StandalonePayment {
    const payment = world.payments.find(({ transactionId }) => String(transactionId) === c.req.param("id"));
    if (!payment) throw new ControlError(404, "There is no such payment.");
    return payment;
  }
  return app;
}

const numberOf = ({ amount, currency }: { amount: string; currency: string }) => ({
  currency,
  amount: Number(amount),
});
