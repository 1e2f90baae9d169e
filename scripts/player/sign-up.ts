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

/** A player with a client of their own, as a game has it: Firebase's JS SDK, signed in. */
export interface Player {
  uid: string;
  email: string;
  app: FirebaseApp;
  functions: Functions;
  firestore: Firestore;
  /** `refresh` after the custom claims have changed. */
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
  // The SDK warns when a listener is cut off, which is how every run here ends.
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
