import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef0f4, #14161c); }
  main { width: min(27rem, 100% - 2rem); padding: 2rem; border-radius: 1rem; box-sizing: border-box;
         background: light-dark(#fff, #1f232c); box-shadow: 0 1rem 3rem #0003; }
  header { display: flex; justify-content: space-between; margin-bottom: 1.5rem; font-size: .9rem; }
  header b { padding: 0 .6rem; border-radius: 1rem; background: #ffd75e; color: #4a3800; }
  h1 { margin: 0 0 1rem; font-size: 1.4rem; }
  ul { list-style: none; margin: 0 0 1.5rem; padding: 0; }
  li { display: flex; align-items: center; gap: .8rem; padding: .4rem 0; }
  li span:last-child { margin-left: auto; white-space: nowrap; font-variant-numeric: tabular-nums; }
  img { width: 2.5rem; height: 2.5rem; }
  .tax, .note, header { color: light-dark(#5b6270, #a3aab8); }
  .tax, .note { font-size: .9rem; }
  .note { margin: 1.2rem 0 0; text-align: center; }
  .total { border-top: 1px solid light-dark(#d8dce4, #3a4050); margin-top: .4rem; padding-top: .8rem; font-weight: 600; }
  form { display: grid; gap: .6rem; }
  button { font: inherit; padding: .7rem; border: 0; border-radius: .6rem; cursor: pointer; background: #2457d6; color: #fff; }
  button.quiet { background: light-dark(#e4e8f0, #323948); color: inherit; }
  button:hover { filter: brightness(1.08); }
  a { color: light-dark(#2457d6, #8fb0ff); }
`;

/** What all pages of Pay Station look like. There is no script, and none would run: see pay-station-routes.ts. */
export const pageLayout = (title: string, isSandbox: boolean, content: Html): Html =>
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
        <main>
          <header><span>Pay Station, simulated</span>${isSandbox ? html`<b>Sandbox</b>` : ""}</header>
          ${content}
        </main>
      </body>
    </html>`;
