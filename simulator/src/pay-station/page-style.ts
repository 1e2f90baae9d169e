/** Style sheet of the pages, from the width of a phone, light and dark. */
export const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
          --muted: light-dark(#555c6a, #aab1bf); --line: light-dark(#d8dce4, #3a4050); --accent: light-dark(#2457d6, #8fb0ff); }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
         background: light-dark(#eef0f4, #14161c); }
  .sheet { width: min(28rem, 100%); padding: clamp(1.1rem, 5vw, 2rem); border-radius: 1rem;
           background: light-dark(#fff, #1f232c); box-shadow: 0 1rem 3rem #0003; }
  header { display: flex; justify-content: space-between; margin-bottom: 1.5rem; font-size: .9rem; color: var(--muted); }
  header b { padding: 0 .6rem; border-radius: 1rem; background: #ffd75e; color: #4a3800; }
  h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25; }
  small { display: block; color: var(--muted); font-size: .85rem; line-height: 1.4; }
  .lines { list-style: none; margin: 0 0 .8rem; padding: 0; }
  .lines li { display: flex; align-items: center; gap: .9rem; padding: .5rem 0; }
  .lines img { border-radius: .7rem; flex: none; }
  .name { font-weight: 600; min-width: 0; overflow-wrap: anywhere; }
  .name small { font-weight: 400; }
  .price { margin-left: auto; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
  del { display: block; color: var(--muted); font-size: .85rem; }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  dl { margin: 0 0 1.5rem; }
  dl div { display: flex; justify-content: space-between; padding: .3rem 0; color: var(--muted); font-size: .9rem; }
  dd { margin: 0; white-space: nowrap; font-variant-numeric: tabular-nums; }
  dl .total { border-top: 1px solid var(--line); margin-top: .4rem; padding-top: .7rem; color: inherit;
              font-size: 1.1rem; font-weight: 600; color: light-dark(#14161c, #fff); }
  form { display: grid; gap: .7rem; }
  fieldset { margin: 0 0 .5rem; padding: 0; border: 0; min-width: 0; }
  legend { padding: 0 0 .4rem; font-weight: 600; }
  fieldset label { display: flex; gap: .8rem; align-items: center; padding: .55rem .8rem; cursor: pointer;
                   border: 1px solid var(--line); margin-top: -1px; }
  fieldset label:first-of-type { border-radius: .6rem .6rem 0 0; }
  fieldset label:last-of-type { border-radius: 0 0 .6rem .6rem; }
  fieldset label:has(:checked) { background: light-dark(#eaf0ff, #29334d); }
  fieldset b { font-variant-numeric: tabular-nums; font-weight: 500; }
  input[type=radio] { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; flex: none; margin: 0; }
  .promo { margin-bottom: 1.5rem; }
  input[type=password], .promo input { font: inherit; padding: .65rem .8rem; border: 1px solid light-dark(#868d9b, #7d8596);
                         border-radius: .6rem; background: transparent; color: inherit; min-width: 0; }
  .field { font-weight: 600; margin-bottom: -.4rem; }
  .hint { margin: -.3rem 0 .4rem; font-size: .9rem; color: var(--muted); }
  .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .7rem; }
  button, .button { font: inherit; font-weight: 600; padding: .7rem; border: 0; border-radius: .6rem; cursor: pointer;
           background: #2457d6; color: #fff; text-align: center; text-decoration: none; }
  .quiet { background: light-dark(#e4e8f0, #323948); color: light-dark(#14161c, #fff); font-weight: 500; }
  button:hover, .button:hover { filter: brightness(1.08); }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  fieldset label:focus-within { outline: 3px solid var(--accent); outline-offset: -1px; }
  fieldset input:focus-visible { outline: none; }
  .note { margin: 1.2rem 0 0; text-align: center; font-size: .9rem; color: var(--muted); overflow-wrap: anywhere; }
  a { color: var(--accent); }
`;
