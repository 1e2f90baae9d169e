import { setGlobalOptions } from "firebase-functions/options";
import { inventorySpend, xsollaPayments } from "xsolla-firebase-payments";
import { fulfil } from "./fulfil.ts";
import * as params from "./params.ts";

setGlobalOptions({ region: params.FUNCTIONS_LOCATION });

export const {
  getXsollaPaymentToken,
  getXsollaOrderStatus,
  xsollaWebhook,
  webhookFakeResponse,
  reconcileOrders,
  xsollaWebShopUser,
  buyWithVirtualCurrency,
  claimFreeItem,
  auditOrders,
} = xsollaPayments({
  projectId: params.XSOLLA_PROJECT_ID,
  merchantId: params.XSOLLA_MERCHANT_ID,
  sandbox: params.XSOLLA_SANDBOX,
  apiKey: params.XSOLLA_API_KEY,
  webhookSecret: params.XSOLLA_WEBHOOK_SECRET,
  storeUrl: params.XSOLLA_STORE_URL,
  defaultCountry: params.XSOLLA_DEFAULT_COUNTRY,
  currency: params.XSOLLA_CURRENCY,
  uiTheme: params.XSOLLA_UI_THEME,
  returnUrls: params.XSOLLA_RETURN_URLS,
  webhookIps: params.XSOLLA_WEBHOOK_IPS,
  trustedProxyHops: params.TRUSTED_PROXY_HOPS,
  maxOrdersPerMinute: params.MAX_ORDERS_PER_MINUTE,
  enforceAppCheck: params.ENFORCE_APP_CHECK,
  minInstances: params.MIN_INSTANCES,
  database: params.FIRESTORE_DATABASE,
  webShop: params.XSOLLA_WEB_SHOP,
  allowCountryChange: params.XSOLLA_ALLOW_COUNTRY_CHANGE,
  redirect: params.XSOLLA_REDIRECT,
  fulfil,
  spend: inventorySpend,
});
