import { z } from "zod";
import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { playerAt } from "../firestore/paths.ts";

const player = z.object({ tenant: z.string().min(1) });

/**
 * Loads the Identity Platform tenant that a player's last token call named; undefined for a player of the project
 * itself.
 */
export async function loadTenant(backend: Backend, uid: string): Promise<string | undefined> {
  const stored = await playerAt(firestore(backend), uid).get();
  return player.safeParse(stored.data()).data?.tenant;
}
