import { type Firestore, getFirestore } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { app } from "../firebase/app.ts";

/** Returns the database of a backend. firebase-admin caches one client for each database. */
export const firestore = ({ config }: Backend): Firestore => getFirestore(app(), config.database());
