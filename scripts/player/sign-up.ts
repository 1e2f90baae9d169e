import { randomUUID } from "node:crypto";
import { deleteApp, type FirebaseApp, initializeApp } from "firebase/app";
import {
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  initializeAuth,
  inMemoryPersistence,
} from "firebase/auth";
import {
  connectFirestoreEmulator,
  type Firestore,
  getFirestore,
  setLogLevel,
  terminate,
} from "firebase/firestore";
import { connectFunctionsEmulator, type Functions, getFunctions } from "firebase/functions";
import { originOf, type Project } from "../../stack/settings/project.ts";

/** A signed-in player with a Firebase JS SDK of their own, as in a game. */
export interface Player {
  uid: string;
  email: string;
  app: FirebaseApp;
  functions: Functions;
  firestore: Firestore;
  /** Pass `refresh` after the custom claims have changed. */
  idToken: (refresh?: boolean) => Promise<string>;
  leave: () => Promise<void>;
}

/** Creates the player in the Auth emulator. */
export async function signUp({ projectId, emulators }: Project, region: string): Promise<Player> {
  const app = initializeApp({ projectId, apiKey: "any-key-will-do" }, randomUUID());
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, originOf(emulators.auth), { disableWarnings: true });
  const functions = getFunctions(app, region);
  connectFunctionsEmulator(functions, emulators.functions.host, emulators.functions.port);
  // The SDK warns about listeners that are open at the end, which is normal here.
  setLogLevel("error");
  const firestore = getFirestore(app);
  connectFirestoreEmulator(firestore, emulators.firestore.host, emulators.firestore.port);

  const email = `player-${randomUUID()}@example.com`;
  const { user } = await createUserWithEmailAndPassword(auth, email, randomUUID());
  const leave = async () => {
    await terminate(firestore);
    await deleteApp(app);
  };
  return {
    uid: user.uid,
    email,
    app,
    functions,
    firestore,
    idToken: (refresh) => user.getIdToken(refresh),
    leave,
  };
}
