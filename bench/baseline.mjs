// The least that any callable with a database loads: what cold-start.ts compares with.
import { getAuth } from "firebase-admin/auth";
import { getFirestore } from "firebase-admin/firestore";
import { onCall } from "firebase-functions/https";

export const hello = onCall(() => ({ auth: typeof getAuth, firestore: typeof getFirestore }));
