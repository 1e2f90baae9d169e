import { type App, getApps, initializeApp } from "firebase-admin/app";

/** The default app. Auth and Firestore have files of their own: what needs one alone does not load the other. */
export const app = (): App => getApps().find(({ name }) => name === "[DEFAULT]") ?? initializeApp();
