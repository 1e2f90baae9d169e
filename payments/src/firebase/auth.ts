import { type Auth, getAuth } from "firebase-admin/auth";
import { app } from "./app.ts";

/** Returns Firebase Auth of the project, or of one of its Identity Platform tenants. */
export function auth(): Auth;
export function auth(tenant: string | undefined): Pick<Auth, "getUser" | "getUsers" | "verifyIdToken">;
export function auth(tenant?: string) {
  const all = getAuth(app());
  return tenant === undefined ? all : all.tenantManager().authForTenant(tenant);
}
