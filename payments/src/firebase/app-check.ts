import { type AppCheck, getAppCheck } from "firebase-admin/app-check";
import { app } from "./app.ts";

/** Returns App Check of the project. */
export const appCheck = (): AppCheck => getAppCheck(app());
