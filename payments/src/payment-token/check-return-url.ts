import { fail } from "../failure.ts";

/** Schemes that run or show something in the browser instead of leading back to a game. */
const FORBIDDEN = /^(javascript|data|file|blob|vbscript|about|filesystem|view-source|ftp|wss?):$/;
const LOCALHOST = /^(localhost|.*\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Checks where Pay Station may send the player afterwards: `https:`, an app scheme such as `mygame://shop`, or `http:`
 * on localhost, and within the allowed origins and schemes when there are any.
 *
 * @param allowed XSOLLA_RETURN_URLS: `https://game.example`, `mygame://`, `mygame://shop`; empty allows all.
 * @throws FailureError `return-url-not-allowed`, `misconfigured`
 */
export function checkReturnUrl(returnUrl: string, allowed: string[]): void {
  const url = new URL(returnUrl);
  // A parser drops tabs and line ends and turns \ into /: what is checked would not be what the browser opens.
  if (/[\s\\\p{Cc}]/u.test(returnUrl)) refuse("returnUrl must not contain white space or backslashes.");
  if (FORBIDDEN.test(url.protocol)) refuse(`returnUrl must not use ${url.protocol}`);
  if (url.protocol === "http:" && !LOCALHOST.test(url.hostname)) {
    refuse("returnUrl may use http: on localhost only; use https: or an app scheme.");
  }
  if (!returnUrl.slice(url.protocol.length).startsWith("//")) {
    refuse("returnUrl must be of the form https://host/… or scheme://….");
  }
  if (allowed.length > 0 && !allowed.some((entry) => matches(url, entry))) {
    refuse("returnUrl is not within the origins that the studio allows (XSOLLA_RETURN_URLS).");
  }
}

/** By origin, never by prefix: `https://game.example.evil.example` does not begin with an allowed origin. */
function matches(url: URL, entry: string): boolean {
  const allowed = parseAllowed(entry);
  if (allowed.protocol !== url.protocol) return false;
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb || allowed.host ? allowed.host === url.host : true;
}

/** An entry is an origin, a scheme with or without its colon, or a scheme with a host. */
export function parseAllowed(entry: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:?$/i.test(entry) ? `${entry.replace(/:$/, "")}://` : entry;
  if (!URL.canParse(text))
    fail({ reason: "misconfigured", detail: "XSOLLA_RETURN_URLS has an entry that is no origin" });
  return new URL(text);
}

const refuse = (detail: string) => fail({ reason: "return-url-not-allowed", detail });
