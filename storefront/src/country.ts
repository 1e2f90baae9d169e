import type { User } from "firebase/auth";
import { z } from "zod/mini";
import { config } from "./config.ts";

const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/));

/**
 * Whose prices a player sees: those of the country in which the backend sells to them, which is the claim `country` of
 * their ID token where they have one. Undefined lets the Store API follow the player's address, as the backend does.
 */
export async function countryOf(user: User | null): Promise<string | undefined> {
  // Offline, with a token that has expired, no claim can be read.
  const token = await user?.getIdTokenResult().catch(() => undefined);
  return countryCode.safeParse(token?.claims.country).data ?? config.VITE_COUNTRY;
}
