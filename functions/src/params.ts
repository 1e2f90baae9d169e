import { defineBoolean, defineInt, defineSecret, defineString } from "firebase-functions/params";

/**
 * Every parameter and secret of the deployment. Values come from `functions/.env*` and Secret Manager. The defaults
 * here are those in `functions/.env`. The library reads the values during a request, never while a module loads.
 */

export const XSOLLA_API_KEY = defineSecret("XSOLLA_API_KEY", {
  description: "API key of the Xsolla project (Publisher Account → Settings → API keys).",
});

export const XSOLLA_WEBHOOK_SECRET = defineSecret("XSOLLA_WEBHOOK_SECRET", {
  description:
    "Webhook key, with which Xsolla signs. Several keys, separated by commas or white space, are all accepted.",
});

export const XSOLLA_PROJECT_ID = defineInt("XSOLLA_PROJECT_ID", {
  description: "Project id in Xsolla Publisher Account.",
});

export const XSOLLA_MERCHANT_ID = defineInt("XSOLLA_MERCHANT_ID", {
  default: 0,
  description:
    "If not 0, the Basic-auth user name instead of the project id; needed for refunds and reports.",
});

export const XSOLLA_SANDBOX = defineBoolean("XSOLLA_SANDBOX", {
  default: true,
  description:
    "Creates sandbox tokens, and lets sandbox orders grant items. Set it to false when you go live.",
});

export const XSOLLA_STORE_URL = defineString("XSOLLA_STORE_URL", {
  default: "https://store.xsolla.com",
  description: "Origin of Xsolla's Store API; the simulator in local runs.",
});

export const XSOLLA_DEFAULT_COUNTRY = defineString("XSOLLA_DEFAULT_COUNTRY", {
  default: "US",
  description: "ISO 3166-1 alpha-2; used if neither a country claim nor a public client address is known.",
});

export const XSOLLA_CURRENCY = defineString("XSOLLA_CURRENCY", {
  default: "",
  description: "ISO 4217; empty lets Xsolla follow the buyer's country.",
});

export const XSOLLA_UI_THEME = defineString("XSOLLA_UI_THEME", {
  default: "63295aab2e47fab76f7708e3",
  description: "Id of a Pay Station theme. This is the dark one, the light one is 63295a9a2e47fab76f7708e1.",
});

export const XSOLLA_ALLOW_COUNTRY_CHANGE = defineBoolean("XSOLLA_ALLOW_COUNTRY_CHANGE", {
  default: false,
  description: "Lets buyers choose another country in Pay Station.",
});

export const XSOLLA_REDIRECT = defineString("XSOLLA_REDIRECT", {
  default: "",
  description:
    "When Pay Station redirects to returnUrl by itself: none, successful, successful_or_canceled or any; empty leaves it to Xsolla.",
});

export const XSOLLA_WEB_SHOP = defineBoolean("XSOLLA_WEB_SHOP", {
  default: false,
  description: "Serves xsollaWebShopUser, which tells a Web Shop whether a user id exists.",
});

export const XSOLLA_RETURN_URLS = defineString("XSOLLA_RETURN_URLS", {
  default: "",
  description:
    "Comma-separated origins or app schemes allowed as returnUrl; empty allows any https: or app scheme.",
});

export const XSOLLA_WEBHOOK_IPS = defineString("XSOLLA_WEBHOOK_IPS", {
  default: "",
  description: "Comma-separated addresses or CIDR ranges that may post webhooks; empty allows all.",
});

export const TRUSTED_PROXY_HOPS = defineInt("TRUSTED_PROXY_HOPS", {
  default: 1,
  description:
    "How many X-Forwarded-For entries, from the right, trusted proxies wrote; 2 behind Firebase Hosting.",
});

export const MAX_ORDERS_PER_MINUTE = defineInt("MAX_ORDERS_PER_MINUTE", {
  default: 10,
  description:
    "Payment tokens, purchases for virtual currency and free items of one player in any 60 s; 0 stops all sales.",
});

export const ENFORCE_APP_CHECK = defineBoolean("ENFORCE_APP_CHECK", {
  default: false,
  description:
    "Refuses callables without a valid App Check token. Shuts out Unity PC builds, which have no App Check provider.",
});

export const FUNCTIONS_LOCATION = defineString("FUNCTIONS_LOCATION", {
  default: "us-central1",
  description: "Region of every function.",
});

export const MIN_INSTANCES = defineInt("MIN_INSTANCES", {
  default: 0,
  description: "Instances kept warm for the callables and the webhook.",
});

export const FIRESTORE_DATABASE = defineString("FIRESTORE_DATABASE", {
  default: "(default)",
  description: "Id of the Firestore database that stores everything.",
});
