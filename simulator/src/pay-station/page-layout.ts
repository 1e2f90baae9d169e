import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Order } from "../order.ts";
import { textsOf } from "../texts.ts";
import { STYLE } from "./page-style.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * Lays out a page of Pay Station or the Web Shop. Its policy blocks other scripts: see pay-station-routes.ts.
 *
 * @param status progress of the payment, for a parent page that shows this one in a frame
 */
export function pageLayout(
  title: string,
  order: Order | undefined,
  content: Html,
  { status = "", site }: { status?: string | undefined; site?: string } = {},
): Html {
  const texts = textsOf(order);
  return html`<!doctype html>
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${site ?? "Pay Station"}</title>
        <style>
          ${raw(STYLE)}
        </style>
        <script defer src="/paystation4/in-frame.js" data-status="${status}" data-back="${texts.toGame}"></script>
      </head>
      <body>
        <div class="sheet">
          <header><span>${site ?? texts.payStation}</span>${order?.sandbox ? html`<b>${texts.sandbox}</b>` : ""}</header>
          <main>${content}</main>
        </div>
      </body>
    </html>`;
}
