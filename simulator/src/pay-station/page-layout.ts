import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Order } from "../order.ts";
import { STYLE } from "./page-style.ts";
import { textsOf } from "./texts.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What all pages of Pay Station look like. There is no script, and none would run: see pay-station-routes.ts. */
export function pageLayout(title: string, order: Order | undefined, content: Html): Html {
  const texts = textsOf(order);
  return html`<!doctype html>
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Pay Station</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <div class="sheet">
          <header><span>${texts.payStation}</span>${order?.sandbox ? html`<b>${texts.sandbox}</b>` : ""}</header>
          <main>${content}</main>
        </div>
      </body>
    </html>`;
}
