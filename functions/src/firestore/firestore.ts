import { type Firestore, getFirestore } from "firebase-admin/firestore";
import { app } from "../firebase/app.ts";

export const firestore = (): Firestore => getFirestore(app());
