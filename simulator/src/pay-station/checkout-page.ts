import { html, raw } from "hono/html";
import { writeAmount } from "../countries.ts";
import type { Order, OrderLine } from "../order.ts";
import { taxOf, withTax } from "../tax.ts";
import { textsOf } from "../texts.ts";
import { CARDS, EXPIRY } from "./cards.ts";
import { type Html, pageLayout } from "./page-layout.ts";

/** Formats a sum and its currency in the order's language. */
export function priceIn(order: Order, value: number): string {
  const amount = writeAmount(value, order.currency);
  return `${textsOf(order).lang === "fr" ? amount.replace(".", ",") : amount} ${order.currency}`;
}

/**
 * Draws the checkout: items, total, and the buttons to pay or leave.
 *
 * @param promoError why the entered promo code was refused
 */
export function checkoutPage(order: Order, promoError?: string): Html {
  const texts = textsOf(order);
  const sum = Number(order.amount);
  const tax = taxOf(order, sum);
  const total = priceIn(order, withTax(order, sum));
  return pageLayout(
    texts.yourOrder,
    order,
    html`<h1>${texts.yourOrder}</h1>
      <ul class="lines">${order.lines.map((line) => viewLine(order, line))}</ul>
      <dl>
        <div>
          <dt>${texts.tax}, ${tax.percent} %${tax.isAdded ? "" : ` ${texts.included}`}</dt>
          <dd>${priceIn(order, tax.amount)}</dd>
        </div>
        <div class="total"><dt>${texts.total}</dt><dd>${total}</dd></div>
      </dl>
      ${promoField(order, promoError)}
      <form method="post" action="/paystation4/">
        <input type="hidden" name="token" value="${order.token}" />
        ${cardChoice(order)}
        <button name="action" value="pay">${texts.pay} ${total}</button>
        <div class="beside">
          <button name="action" value="decline" class="quiet">${texts.decline}</button>
          <button name="action" value="close" class="quiet">${texts.close}</button>
        </div>
      </form>
      <p class="note">${texts.orderOf(order.id, order.user.id)} ${texts.noMoney}</p>`,
  );
}

function viewLine(order: Order, { item, quantity, amount, amountWithoutDiscount, isBonus }: OrderLine): Html {
  const texts = textsOf(order);
  const isDiscounted = Number(amount) < Number(amountWithoutDiscount);
  return html`<li>
    <img src="/simulator/images/${item.sku}.svg" alt="" width="56" height="56" />
    <span class="name">${item.name[texts.lang]} × ${quantity}<small>${item.description[texts.lang]}</small></span>
    <span class="price">
      ${
        isDiscounted
          ? html`<del><span class="hidden">${texts.before} </span>${priceIn(order, Number(amountWithoutDiscount))}</del>`
          : ""
      }
      ${isBonus ? texts.free : priceIn(order, Number(amount))}
    </span>
  </li>`;
}

/** Draws the promo code's field in a form of its own, so that Enter applies the code and does not pay. */
function promoField({ token, promoCode, ...order }: Order, error: string | undefined): Html {
  const texts = textsOf(order);
  if (promoCode) return html`<p class="note">${texts.codeApplied(promoCode.code)}</p>`;
  return html`<form method="post" action="/paystation4/" class="promo">
    <input type="hidden" name="token" value="${token}" />
    <label class="field" for="promo-code">${texts.promoCode}</label>
    <div class="beside">
      <input id="promo-code" name="promo_code" autocomplete="off" maxlength="128" required
        ${error === undefined ? "" : raw('aria-invalid="true" aria-describedby="promo-error"')} />
      <button name="action" value="promo" class="quiet">${texts.applyCode}</button>
    </div>
    ${error === undefined ? "" : html`<p class="hint" id="promo-error" role="alert">${error}</p>`}
  </form>`;
}

function cardChoice(order: Order): Html {
  const texts = textsOf(order);
  return html`<fieldset>
    <legend>${texts.testCard}</legend>
    ${CARDS.map(
      ({ number, behaviour }, index) =>
        html`<label>
          <input type="radio" name="card" value="${number}" ${index === 0 ? "checked" : ""} />
          <span><b>${number}</b><small>${texts.cards[behaviour]}, ${texts.expiry} ${EXPIRY}</small></span>
        </label>`,
    )}
  </fieldset>`;
}
