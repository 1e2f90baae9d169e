import { type Auth, getAuth } from "firebase-admin/auth";
import { app } from "./app.ts";

export const auth = (): Auth => getAuth(app());
