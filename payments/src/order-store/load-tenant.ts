import type { DocumentSnapshot } from "firebase-admin/firestore";
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
  return tenantIn(await playerAt(firestore(backend), uid).get());
}

/** Reads the tenant from a player's document; undefined for a player of the project itself. */
export const tenantIn = (stored: DocumentSnapshot): string | undefined =>
  player.safeParse(stored.data()).data?.tenant;
