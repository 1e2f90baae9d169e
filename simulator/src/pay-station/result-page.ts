import { html } from "hono/html";
import type { Order } from "../order.ts";
import { textsOf } from "../texts.ts";
import { type Html, pageLayout } from "./page-layout.ts";
import { returnUrl } from "./return-url.ts";

/** Names of Xsolla's widget for the statuses: https://github.com/xsolla/paystation-embed */
const WIDGET_STATUS: Record<string, string> = { new: "troubled", paid: "delivering", done: "done" };

/** Draws the result of the payment, with links to try again or go back. */
export function resultPage(title: string, text: string, order?: Order): Html {
  const texts = textsOf(order);
  const back = order && returnUrl(order);
  return pageLayout(
    title,
    order,
    html`<h1>${title}</h1>
      <p>${text}</p>
      ${
        order?.status === "new"
          ? html`<p><a href="/paystation4/?token=${order.token}">${texts.otherWay}</a></p>`
          : ""
      }
      ${back === undefined ? "" : html`<p><a href="${back}">${texts.toGame}</a></p>`}`,
    { status: order && WIDGET_STATUS[order.status] },
  );
}
