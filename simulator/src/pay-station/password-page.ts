import { html } from "hono/html";
import type { Order } from "../order.ts";
import { withTax } from "../tax.ts";
import { textsOf } from "../texts.ts";
import { type Card, PASSWORD } from "./cards.ts";
import { priceIn } from "./checkout-page.ts";
import { type Html, pageLayout } from "./page-layout.ts";

/** Draws the page of 3-D Secure, where the bank asks for the card owner's password. */
export function passwordPage(order: Order, { number, behaviour }: Card): Html {
  const texts = textsOf(order);
  return pageLayout(
    texts.confirm,
    order,
    html`<h1>${texts.confirm}</h1>
      <p>${texts.cards[behaviour]}: ${number}, <b>${priceIn(order, withTax(order, Number(order.amount)))}</b></p>
      <form method="post" action="/paystation4/">
        <input type="hidden" name="token" value="${order.token}" />
        <label class="field" for="password">${texts.password}</label>
        <input id="password" name="password" type="password" autocomplete="off" required autofocus
          aria-describedby="hint" />
        <p class="hint" id="hint">${texts.confirmHint(PASSWORD)}</p>
        <button name="action" value="confirm">${texts.confirm}</button>
        <a class="button quiet" href="/paystation4/?token=${order.token}">${texts.back}</a>
      </form>`,
  );
}
