import { html } from "hono/html";
import { type Html, pageLayout } from "../pay-station/page-layout.ts";
import { PLANS } from "../plans.ts";
import type { Subscription } from "../subscriptions/subscription.ts";
import type { Offer } from "./read-shop-catalogue.ts";
import type { Visitor } from "./visitor.ts";

const TITLE = "Web Shop";
const SITE = { site: "Web Shop, simulated" };

/** Draws the page that asks for the player's user id in the game. */
export const signInPage = (error?: string): Html =>
  pageLayout(
    TITLE,
    undefined,
    html`<h1>${TITLE}</h1>
      <form method="get" action="/webshop/">
        <label class="field" for="user">User id</label>
        <input id="user" name="user" required maxlength="255" autocomplete="off" autofocus
          ${error === undefined ? "" : html`aria-describedby="error"`} />
        ${error === undefined ? "" : html`<p class="hint" id="error" role="alert">${error}</p>`}
        <label class="field" for="country">Country</label>
        <input id="country" name="country" value="US" required pattern="[A-Z]{2}" maxlength="2" />
        <button>Enter the shop</button>
      </form>`,
    SITE,
  );

interface Shop {
  visitor: Visitor;
  name: string | null;
  /** Null if the studio gave no list. */
  offers: Offer[] | null;
  subscriptions: Subscription[];
  /** Result of the last action. */
  message: string | undefined;
}

/** Draws the page of a player's offers and subscriptions. */
export const shopPage = ({ visitor, name, offers, subscriptions, message }: Shop): Html =>
  pageLayout(
    TITLE,
    undefined,
    html`<h1>${TITLE}</h1>
      <p>Signed in as <b>${name ?? visitor.user}</b>, ${visitor.country}. <a href="/webshop/">Somebody else</a></p>
      ${message === undefined ? "" : html`<p role="status"><b>${message}</b></p>`}
      <h2>Items</h2>
      ${
        offers === null
          ? html`<p>The studio gave no list for this player; the log of its webhook says why.</p>`
          : html`<ul class="lines">${offers.filter(isSold).map((offer) => viewOffer(visitor, offer))}</ul>`
      }
      <h2>Subscriptions</h2>
      <ul class="lines">${PLANS.map(
        ({ planId, name }) =>
          html`<li><span class="name">${name}</span>${button(visitor, "subscribe", { plan: planId }, "Subscribe", name)}</li>`,
      )}</ul>
      ${subscriptions.map((subscription) => viewSubscription(visitor, subscription))}`,
    SITE,
  );

const isSold = ({ is_free, price, virtual_prices }: Offer) =>
  is_free || price !== null || virtual_prices.length > 0;

function viewOffer(visitor: Visitor, { sku, name, is_free, price, virtual_prices, quantity }: Offer): Html {
  return html`<li>
    <img src="/simulator/images/${sku}.svg" alt="" width="40" height="40" />
    <form method="post" action="/webshop/buy">
      ${hidden({ ...visitor, sku })}
      <span class="name">${name}<small>${quantity === null ? sku : `${sku}, ${quantity} left`}</small></span>
      <details>
        <summary>Gift or pre-order<span class="hidden">: ${name}</span></summary>
        <label>Gift to <input name="gift_to" maxlength="255" autocomplete="off" placeholder="user id" /></label>
        <label><input type="checkbox" name="pre_order" value="1" /> Pre-order</label>
      </details>
      <div class="beside">
        ${is_free ? html`<button>Get for free<span class="hidden">: ${name}</span></button>` : ""}
        ${price === null ? "" : html`<button>Buy for ${price.amount} ${price.currency}<span class="hidden">: ${name}</span></button>`}
        ${virtual_prices.map(
          (virtual) =>
            html`<button name="currency" value="${virtual.sku}" class="quiet">Buy for ${virtual.amount} ${virtual.sku}<span class="hidden">: ${name}</span></button>`,
        )}
      </div>
    </form>
  </li>`;
}

function viewSubscription(visitor: Visitor, { id, plan, status, nextChargeAt, endsAt }: Subscription): Html {
  const until = (endsAt ?? nextChargeAt).toISOString().slice(0, 10);
  const act = (action: string, label: string) =>
    button(visitor, "subscription", { id: String(id), action }, label, `subscription ${id}`);
  return html`<h3>${plan.name}: ${status}, ${endsAt ? "ends" : "next charge"} ${until}</h3>
    ${
      status === "canceled" || status === "new"
        ? ""
        : html`<div class="beside">
            ${act("renew", "Renew now")} ${act("non-renewing", "Stop renewing")} ${act("cancel", "Cancel")}
            ${PLANS.filter(({ planId }) => planId !== plan.planId).map(({ planId, name }) =>
              button(
                visitor,
                "subscription",
                { id: String(id), action: "change", plan: planId },
                `Change to ${name}`,
                `subscription ${id}`,
              ),
            )}
          </div>`
    }`;
}

const button = (visitor: Visitor, path: string, fields: Record<string, string>, label: string, of: string) =>
  html`<form method="post" action="/webshop/${path}">
    ${hidden({ ...visitor, ...fields })}
    <button class="quiet" aria-label="${label}: ${of}">${label}</button>
  </form>`;

const hidden = (fields: Record<string, string>) =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
