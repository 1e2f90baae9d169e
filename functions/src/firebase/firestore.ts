import { type Firestore, getFirestore } from "firebase-admin/firestore";
import { app } from "./app.ts";

export const firestore = (): Firestore => getFirestore(app());
