import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Order } from "./world.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The page that the token opens: what is bought, and what can become of it. */
export const checkoutPage = (order: Order): Html =>
  page(
    "Pay Station (simulated)",
    html`<h1>Your order</h1>
      <ul>
        ${order.lines.map(
          ({ item, quantity, amount }) =>
            html`<li><span>${item.name.en} × ${quantity}</span><span>${amount} ${order.currency}</span></li>`,
        )}
        <li class="tax"><span>Tax, included</span><span>0 ${order.currency}</span></li>
        <li class="total"><span>Total</span><span>${order.amount} ${order.currency}</span></li>
      </ul>
      <form method="post" action="/paystation4/">
        <input type="hidden" name="token" value="${order.token}" />
        <button name="action" value="pay">Pay ${order.amount} ${order.currency}</button>
        <button name="action" value="decline" class="quiet">Decline the card</button>
        <button name="action" value="close" class="quiet">Close</button>
      </form>
      <p class="note">Order ${order.id}${order.sandbox ? ", sandbox" : ""}. No money moves here.</p>`,
  );

/** What became of it; `back` leads to the game. */
export const resultPage = (title: string, text: string, back: string | undefined): Html =>
  page(
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      ${back ? html`<p><a href="${back}">Back to the game</a></p>` : ""}`,
  );

const page = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef0f4, #14161c); }
  main { width: min(26rem, 100% - 2rem); padding: 2rem; border-radius: 1rem; box-sizing: border-box;
         background: light-dark(#fff, #1f232c); box-shadow: 0 1rem 3rem #0003; }
  h1 { margin: 0 0 1rem; font-size: 1.4rem; }
  ul { list-style: none; margin: 0 0 1.5rem; padding: 0; }
  li { display: flex; justify-content: space-between; gap: 1rem; padding: .4rem 0; }
  .tax, .note { color: light-dark(#5b6270, #a3aab8); font-size: .9rem; }
  .total { border-top: 1px solid light-dark(#d8dce4, #3a4050); font-weight: 600; }
  form { display: grid; gap: .6rem; }
  button { font: inherit; padding: .7rem; border: 0; border-radius: .6rem; cursor: pointer; background: #2457d6; color: #fff; }
  button.quiet { background: light-dark(#e4e8f0, #323948); color: inherit; }
`;
