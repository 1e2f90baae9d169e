import { html } from "hono/html";
import { writeAmount } from "../countries.ts";
import type { Order } from "../order.ts";
import { type Html, pageLayout } from "./page-layout.ts";
import { taxOf, withTax } from "./tax.ts";

/** The page that a token opens: what is bought, and what can become of it. */
export function checkoutPage(order: Order): Html {
  const { lines, amount, currency, language } = order;
  const tax = taxOf(order, Number(amount));
  const price = (value: number) => `${writeAmount(value, currency)} ${currency}`;
  const total = price(withTax(order, Number(amount)));
  return pageLayout(
    "Pay Station",
    order.sandbox,
    html`<h1>Your order</h1>
      <ul>
        ${lines.map(
          (line) =>
            html`<li>
              <img src="/simulator/images/${line.item.sku}.svg" alt="" />
              <span>${language === "fr" ? line.item.name.fr : line.item.name.en} × ${line.quantity}</span>
              <span>${line.amount} ${currency}</span>
            </li>`,
        )}
        <li class="tax">
          <span>Tax, ${tax.percent} %${tax.isAdded ? "" : " included"}</span><span>${price(tax.amount)}</span>
        </li>
        <li class="total"><span>Total</span><span>${total}</span></li>
      </ul>
      <form method="post" action="/paystation4/">
        <input type="hidden" name="token" value="${order.token}" />
        <button name="action" value="pay">Pay ${total}</button>
        <button name="action" value="decline" class="quiet">Decline the card</button>
        <button name="action" value="close" class="quiet">Close</button>
      </form>
      <p class="note">Order ${order.id} of ${order.user.id}. No money moves here.</p>`,
  );
}
