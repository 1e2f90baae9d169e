import type { UserRecord } from "firebase-admin/auth";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { auth } from "../firebase/auth.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/**
 * Finds the user with a uid. Returns null for an unknown user, and for a user who cannot own orders.
 *
 * Firebase Auth does not list the users of an Identity Platform tenant among the project's users, so a second call
 * asks the tenant that the token call has recorded.
 *
 * @throws an error of Firebase Auth or Firestore, after which a retry may succeed
 */
export async function findUser(backend: Backend, uid: string): Promise<UserRecord | null> {
  if (!canOwnOrders(uid)) return null;
  const found = await nullIfUnknown(() => auth().getUser(uid));
  if (found) return found;
  // Loaded here, because a user of the project itself does not need Firestore.
  const { loadTenant } = await import("../order-store/load-tenant.ts");
  const tenant = await loadTenant(backend, uid);
  return tenant === undefined ? null : nullIfUnknown(() => auth(tenant).getUser(uid));
}

/**
 * Finds the user with a uid, else the user with an e-mail address. Returns null for an unknown user. It finds a
 * tenant's user by uid only.
 */
export async function searchUser(backend: Backend, id: string): Promise<UserRecord | null> {
  const byUid = await findUser(backend, id);
  return byUid ?? (id.includes("@") ? nullIfUnknown(() => auth().getUserByEmail(id)) : null);
}

/**
 * Returns the user.
 *
 * @throws FailureError `invalid-user` if the user is unknown or disabled
 */
export const requireActive = (user: UserRecord | null): UserRecord =>
  user && !user.disabled ? user : fail({ reason: "invalid-user" });

/**
 * Checks that a user exists. A disabled user may have paid before, so that does not matter here.
 *
 * @throws FailureError `invalid-user` if Firebase Auth does not know the user
 */
export async function requireKnown(backend: Backend, uid: string): Promise<void> {
  if (!(await findUser(backend, uid))) fail({ reason: "invalid-user" });
}

const unknownUser = z.object({
  code: z.enum(["auth/user-not-found", "auth/invalid-uid", "auth/invalid-email", "auth/tenant-not-found"]),
});

async function nullIfUnknown(lookUp: () => Promise<UserRecord>): Promise<UserRecord | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (unknownUser.safeParse(error).success) return null;
    throw error;
  }
}
