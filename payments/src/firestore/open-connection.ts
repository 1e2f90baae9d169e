import type { Backend } from "../backend.ts";
import { firestore } from "./firestore.ts";

/** Databases that this instance has a connection to. */
const opened = new Set<string>();

/**
 * Opens an instance's connection to Firestore, so that the first call that needs Firestore does not wait for the
 * client, its credentials and the TLS handshake. Does nothing at the second call.
 *
 * It commits a batch without writes, for which Firestore bills nothing. A failure changes nothing either: the call that
 * follows meets it, and reports it.
 */
export async function openConnection(backend: Backend): Promise<void> {
  try {
    const database = backend.config.database();
    if (opened.has(database)) return;
    opened.add(database);
    await firestore(backend).batch().commit();
  } catch {}
}
