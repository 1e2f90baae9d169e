import { type App, getApps, initializeApp } from "firebase-admin/app";
import { type Auth, getAuth } from "firebase-admin/auth";
import { type Firestore, getFirestore } from "firebase-admin/firestore";

/** The app that firebase-functions made for its own token checks, or a new one. */
export const app = (): App => getApps()[0] ?? initializeApp();

export const auth = (): Auth => getAuth(app());

export const firestore = (): Firestore => getFirestore(app());
