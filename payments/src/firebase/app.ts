import { type App, getApps, initializeApp } from "firebase-admin/app";

/** Returns the default app. Auth and Firestore are in other files, so that a function loads only the one it needs. */
export const app = (): App => getApps().find(({ name }) => name === "[DEFAULT]") ?? initializeApp();
