import { initializeApp } from "firebase/app";
import { connectAuthEmulator, getAuth, signInAnonymously } from "firebase/auth";
import { connectFirestoreEmulator, getFirestore } from "firebase/firestore";
import { connectFunctionsEmulator, getFunctions, httpsCallable } from "firebase/functions";
import { config } from "./config.ts";

const app = initializeApp({
  projectId: config.VITE_FIREBASE_PROJECT_ID,
  apiKey: config.VITE_FIREBASE_API_KEY,
  appId: config.VITE_FIREBASE_APP_ID,
  ...(config.VITE_FIREBASE_AUTH_DOMAIN && { authDomain: config.VITE_FIREBASE_AUTH_DOMAIN }),
});

export const auth = getAuth(app);
export const firestore = getFirestore(app);
const functions = getFunctions(app, config.VITE_FUNCTIONS_LOCATION);

const listenerOf = (origin: string): [host: string, port: number] => {
  const { hostname, port } = new URL(origin);
  return [hostname, Number(port)];
};

if (config.VITE_AUTH_EMULATOR)
  connectAuthEmulator(auth, config.VITE_AUTH_EMULATOR, { disableWarnings: true });
if (config.VITE_FIRESTORE_EMULATOR)
  connectFirestoreEmulator(firestore, ...listenerOf(config.VITE_FIRESTORE_EMULATOR));
if (config.VITE_FUNCTIONS_EMULATOR)
  connectFunctionsEmulator(functions, ...listenerOf(config.VITE_FUNCTIONS_EMULATOR));

/** Signs the player in as a guest, unless somebody is signed in. */
export async function ensurePlayer(): Promise<void> {
  await auth.authStateReady();
  if (!auth.currentUser) await signInAnonymously(auth);
}

/** `token` and `url` open Pay Station. Both are secrets: they can pay the order. */
export interface PaymentToken {
  token: string;
  order_id: number;
  url: string;
  sandbox: boolean;
}

export const getPaymentToken = httpsCallable<
  { sku: string; returnUrl: string; language: string },
  PaymentToken
>(functions, "getXsollaPaymentToken");

/** Answer of `claimFreeItem` and `buyWithVirtualCurrency`: the items, and the currency that was spent. */
export interface Spend {
  purchase_id: string;
  items: { sku: string; quantity: number }[];
  spent: { sku: string; amount: number } | null;
}

export const claimFreeItem = httpsCallable<{ sku: string; purchaseId: string }, Spend>(
  functions,
  "claimFreeItem",
);

export const buyWithVirtualCurrency = httpsCallable<
  { sku: string; currency: string; purchaseId: string },
  Spend
>(functions, "buyWithVirtualCurrency");

export const getOrderStatus = httpsCallable<{ orderId: string }, { status: string; granted: boolean }>(
  functions,
  "getXsollaOrderStatus",
);
