import { z } from "zod/mini";

/** Vite's variables, see README.md. An emulator without an address is not used. */
const environment = z.object({
  VITE_FIREBASE_PROJECT_ID: z.string(),
  VITE_FIREBASE_API_KEY: z._default(z.string(), "any-key"),
  VITE_FIREBASE_APP_ID: z._default(z.string(), "storefront"),
  VITE_FIREBASE_AUTH_DOMAIN: z.optional(z.string()),
  VITE_FUNCTIONS_LOCATION: z._default(z.string(), "us-central1"),
  VITE_XSOLLA_STORE_URL: z._default(z.url(), "https://store.xsolla.com"),
  VITE_XSOLLA_PROJECT_ID: z.string(),
  VITE_COUNTRY: z.optional(z.string()),
  VITE_AUTH_EMULATOR: z.optional(z.url()),
  VITE_FIRESTORE_EMULATOR: z.optional(z.url()),
  VITE_FUNCTIONS_EMULATOR: z.optional(z.url()),
});

export const config = environment.parse(import.meta.env);
