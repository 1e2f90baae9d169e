import { html } from "hono/html";
import type { Order } from "../order.ts";
import { type Html, pageLayout } from "./page-layout.ts";
import { returnUrl } from "./return-url.ts";

/** What became of it, and ways to go on. */
export function resultPage(title: string, text: string, order?: Order): Html {
  const back = order && returnUrl(order);
  return pageLayout(
    title,
    order?.sandbox ?? false,
    html`<h1>${title}</h1>
      <p>${text}</p>
      ${
        order?.status === "new"
          ? html`<p><a href="/paystation4/?token=${order.token}">Pay in another way</a></p>`
          : ""
      }
      ${back === undefined ? "" : html`<p><a href="${back}">Back to the game</a></p>`}`,
  );
}
