import type { UserRecord } from "firebase-admin/auth";
import { z } from "zod";
import { fail } from "../failure.ts";
import { auth } from "../firebase/auth.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/**
 * The user with this uid, or null; one for whom no order can be kept counts as unknown. What is thrown is trouble of
 * Firebase Auth's: worth another attempt.
 */
export const findUser = async (uid: string): Promise<UserRecord | null> =>
  canOwnOrders(uid) ? orNull(() => auth().getUser(uid)) : null;

/** The user with this uid or else this e-mail address, or null. */
export async function searchUser(id: string): Promise<UserRecord | null> {
  const byUid = await findUser(id);
  return byUid ?? (id.includes("@") ? orNull(() => auth().getUserByEmail(id)) : null);
}

/** @throws FailureError `invalid-user` for a user that is unknown or disabled */
export const requireActive = (user: UserRecord | null): UserRecord =>
  user && !user.disabled ? user : fail({ reason: "invalid-user" });

const unknownUser = z.object({
  code: z.enum(["auth/user-not-found", "auth/invalid-uid", "auth/invalid-email"]),
});

async function orNull(lookUp: () => Promise<UserRecord>): Promise<UserRecord | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (unknownUser.safeParse(error).success) return null;
    throw error;
  }
}
