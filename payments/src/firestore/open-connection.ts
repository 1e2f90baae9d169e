import type { Backend } from "../backend.ts";
import { firestore } from "./firestore.ts";

/**
 * Opens an instance's connection to Firestore, so that the first call that needs Firestore does not wait for the
 * client, its credentials and the TLS handshake.
 *
 * It commits a batch without writes, for which Firestore bills nothing. A failure changes nothing either: the call that
 * follows meets it, and reports it.
 */
export async function openConnection(backend: Backend): Promise<void> {
  try {
    await firestore(backend).batch().commit();
  } catch {}
}
