import { type Firestore, getFirestore } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { app } from "../firebase/app.ts";

/** The database of a backend. firebase-admin keeps one client for each database. */
export const firestore = ({ config }: Backend): Firestore => getFirestore(app(), config.database());
