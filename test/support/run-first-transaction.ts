import { deleteApp, initializeApp } from "firebase/app";
import { connectFirestoreEmulator, doc, getFirestore, runTransaction, terminate } from "firebase/firestore";
import type { Project } from "../../stack/settings/project.ts";

const NAME = "first-transaction";

/**
 * Runs a transaction in a database of its own. On a busy machine a cold emulator takes seconds for its first one, so
 * the first call of a function would reach its time limit.
 */
export async function runFirstTransaction({ projectId, emulators }: Project): Promise<void> {
  const app = initializeApp({ projectId }, NAME);
  const db = getFirestore(app, NAME);
  const { host, port } = emulators.firestore;
  connectFirestoreEmulator(db, host, port, { mockUserToken: "owner" });
  const document = doc(db, "transactions/first");
  try {
    await runTransaction(db, async (transaction) => {
      await transaction.get(document);
      transaction.set(document, {});
    });
  } finally {
    await terminate(db);
    await deleteApp(app);
  }
}
