/**
 * The package's root: `index.ts`, and the functions made without options, by name, for `export * from
 * "xsolla-firebase-payments"` in the CommonJS wrapper of a function kit.
 *
 * They are made at their first access, so that importing the factory declares nothing. Node's static analysis does not
 * see them, which is what an ES module needs: it would access every name that it sees.
 */
import type { XsollaPayments } from "./xsolla-payments.ts";
import { xsollaPayments } from "./xsolla-payments.ts";

export * from "./index.ts";

export declare const getXsollaPaymentToken: XsollaPayments["getXsollaPaymentToken"];
export declare const getXsollaOrderStatus: XsollaPayments["getXsollaOrderStatus"];
export declare const xsollaWebhook: XsollaPayments["xsollaWebhook"];
export declare const webhookFakeResponse: XsollaPayments["webhookFakeResponse"];
export declare const reconcileOrders: XsollaPayments["reconcileOrders"];
export declare const xsollaWebShopUser: XsollaPayments["xsollaWebShopUser"];
export declare const buyWithVirtualCurrency: XsollaPayments["buyWithVirtualCurrency"];
export declare const claimFreeItem: XsollaPayments["claimFreeItem"];
export declare const auditOrders: XsollaPayments["auditOrders"];

/** This file is built as CommonJS. */
declare const exports: object;

const NAMES = {
  getXsollaPaymentToken: true,
  getXsollaOrderStatus: true,
  xsollaWebhook: true,
  webhookFakeResponse: true,
  reconcileOrders: true,
  xsollaWebShopUser: true,
  buyWithVirtualCurrency: true,
  claimFreeItem: true,
  auditOrders: true,
} satisfies Record<keyof XsollaPayments, true>;

let ready: XsollaPayments | undefined;

for (const name of Object.keys(NAMES)) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    get: () => {
      ready ??= xsollaPayments();
      return Reflect.get(ready, name);
    },
  });
}
