const XSOLLA_STORE = "https://store.xsolla.com";
const XSOLLA_API = "https://api.xsolla.com";
const XSOLLA_SECURE = "https://secure.xsolla.com";

/** Origins of a command's own calls, without a trailing slash. */
export interface Origins {
  store: string;
  api: string;
  secure: string;
  /** One origin for all of Google's services; undefined for `https://<service>.googleapis.com`. */
  google: string | undefined;
  /** Messages about origins that are not the default, such as `XSOLLA_STORE_URL is http://…`. */
  replaced: string[];
}

const VARIABLES = ["XSOLLA_STORE_URL", "XSOLLA_API_URL", "XSOLLA_SECURE_URL", "GOOGLE_API_URL"] as const;

/**
 * Reads the origins. The environment wins over the files. The simulator serves all of Xsolla's origins, so if the Store
 * API is on this machine, the other origins are too.
 *
 * @param storeUrl origin of the Store API by the files; undefined if they name none
 * @throws Error for an origin that is neither https nor on this machine, because credentials are sent there
 */
export function readOrigins(
  environment: Record<string, string | undefined>,
  storeUrl: string | undefined,
): Origins {
  const [store, api, secure, google] = VARIABLES.map((name) => readOrigin(name, environment[name]));
  const used = store ?? readOrigin("XSOLLA_STORE_URL", storeUrl) ?? XSOLLA_STORE;
  const simulator = isLoopback(new URL(used)) ? used : undefined;
  return {
    store: used,
    api: api ?? simulator ?? XSOLLA_API,
    secure: secure ?? simulator ?? XSOLLA_SECURE,
    google,
    replaced: Object.entries({
      XSOLLA_STORE_URL: used === XSOLLA_STORE ? undefined : used,
      XSOLLA_API_URL: api,
      XSOLLA_SECURE_URL: secure,
      GOOGLE_API_URL: google,
    }).flatMap(([name, origin]) => (origin === undefined ? [] : [`${name} is ${origin}`])),
  };
}

function readOrigin(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!URL.canParse(text)) throw new Error(`${name} is not an origin: ${text}`);
  const url = new URL(text);
  if (!isUsableOrigin(url))
    throw new Error(`${name} must begin with https://, or be on this machine: ${url.origin}`);
  return url.origin;
}

/** Tells whether credentials may be sent to an origin. */
export const isUsableOrigin = (url: URL): boolean => url.protocol === "https:" || isLoopback(url);

export const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
