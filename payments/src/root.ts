/**
 * The root of the package. It exports everything of `index.ts`, and each function by name, made without options. The
 * CommonJS wrapper of a function kit re-exports these with `export * from "xsolla-firebase-payments"`.
 *
 * The functions are made at the first access to one of them, so importing the factory declares no parameter. They are
 * defined in a way that Node's static analysis does not detect, because importing this file from an ES module accesses
 * every name that the analysis detects.
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
