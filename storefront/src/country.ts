import type { User } from "firebase/auth";
import { z } from "zod/mini";
import { config } from "./config.ts";

const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/));

/**
 * Finds the country whose prices the player sees. Like the backend, it takes the claim `country` of the ID token.
 * Undefined lets the Store API use the country of the player's address.
 */
export async function countryOf(user: User | null): Promise<string | undefined> {
  // Reading a claim fails offline if the token has expired.
  const token = await user?.getIdTokenResult().catch(() => undefined);
  return countryCode.safeParse(token?.claims.country).data ?? config.VITE_COUNTRY;
}
