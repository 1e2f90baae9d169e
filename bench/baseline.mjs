// The minimum that any callable with Auth and Firestore loads. cold-start.ts compares with it.
import { getAuth } from "firebase-admin/auth";
import { getFirestore } from "firebase-admin/firestore";
import { onCall } from "firebase-functions/https";

export const hello = onCall(() => ({ auth: typeof getAuth, firestore: typeof getFirestore }));
