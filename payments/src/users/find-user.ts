import type { UserRecord } from "firebase-admin/auth";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { auth } from "../firebase/auth.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/**
 * The user with this uid, or null; one for whom no order can be kept counts as unknown. A user of an Identity Platform
 * tenant is not in the project's own list: the token call has noted the tenant. What is thrown is trouble of Firebase
 * Auth's or Firestore's: worth another attempt.
 */
export async function findUser(backend: Backend, uid: string): Promise<UserRecord | null> {
  if (!canOwnOrders(uid)) return null;
  const found = await orNull(() => auth().getUser(uid));
  if (found) return found;
  // Firestore is not loaded for a user of the project.
  const { loadTenant } = await import("../order-store/load-tenant.ts");
  const tenant = await loadTenant(backend, uid);
  return tenant === undefined ? null : orNull(() => auth(tenant).getUser(uid));
}

/** The user with this uid or else this e-mail address, or null. A tenant's user is found by uid alone. */
export async function searchUser(backend: Backend, id: string): Promise<UserRecord | null> {
  const byUid = await findUser(backend, id);
  return byUid ?? (id.includes("@") ? orNull(() => auth().getUserByEmail(id)) : null);
}

/** @throws FailureError `invalid-user` for a user that is unknown or disabled */
export const requireActive = (user: UserRecord | null): UserRecord =>
  user && !user.disabled ? user : fail({ reason: "invalid-user" });

const unknownUser = z.object({
  code: z.enum(["auth/user-not-found", "auth/invalid-uid", "auth/invalid-email", "auth/tenant-not-found"]),
});

async function orNull(lookUp: () => Promise<UserRecord>): Promise<UserRecord | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (unknownUser.safeParse(error).success) return null;
    throw error;
  }
}
