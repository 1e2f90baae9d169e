import { fail } from "../failure.ts";

/** Schemes that would run or show something in the browser, and cannot lead back to a game. */
const FORBIDDEN = /^(javascript|data|file|blob|vbscript|about|filesystem|view-source|ftp|wss?):$/;
const LOCALHOST = /^(localhost|.*\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Checks the URL to which Pay Station sends the player after the payment. Its scheme must be `https:`, an app scheme as
 * in `mygame://shop`, or `http:` on localhost. If `allowed` is not empty, it must also match an entry of it.
 *
 * @param allowed the entries of XSOLLA_RETURN_URLS, such as `https://game.example`, `mygame://` or `mygame://shop`
 * @throws FailureError `return-url-not-allowed`, `misconfigured`
 */
export function checkReturnUrl(returnUrl: string, allowed: string[]): void {
  const url = new URL(returnUrl);
  // The URL parser drops tabs and line ends and converts \ to /, so the checked URL could differ from the opened one.
  if (/[\s\\\p{Cc}]/u.test(returnUrl)) refuse("returnUrl must not contain white space or backslashes.");
  if (FORBIDDEN.test(url.protocol)) refuse(`returnUrl must not use ${url.protocol}`);
  if (url.protocol === "http:" && !LOCALHOST.test(url.hostname)) {
    refuse("returnUrl may use http: on localhost only. Use https: or an app scheme.");
  }
  if (!returnUrl.slice(url.protocol.length).startsWith("//")) {
    refuse("returnUrl must be of the form https://host/… or scheme://….");
  }
  if (allowed.length > 0 && !allowed.some((entry) => matches(url, entry))) {
    refuse("returnUrl is not within the origins that the studio allows (XSOLLA_RETURN_URLS).");
  }
}

/**
 * Compares by origin. A comparison by prefix would accept `https://game.example.evil.example`.
 */
function matches(url: URL, entry: string): boolean {
  const allowed = parseAllowed(entry);
  if (allowed.protocol !== url.protocol) return false;
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb || allowed.host ? allowed.host === url.host : true;
}

/**
 * Parses an entry of XSOLLA_RETURN_URLS. An entry is an origin, a scheme with or without its colon, or a scheme with a
 * host.
 *
 * @throws FailureError `misconfigured`
 */
export function parseAllowed(entry: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:?$/i.test(entry) ? `${entry.replace(/:$/, "")}://` : entry;
  if (!URL.canParse(text))
    fail({
      reason: "misconfigured",
      detail: "XSOLLA_RETURN_URLS has an entry that is not an origin or a scheme",
    });
  return new URL(text);
}

const refuse = (detail: string) => fail({ reason: "return-url-not-allowed", detail });
