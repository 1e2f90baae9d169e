import type { Auth } from "firebase-admin/auth";
import type { Backend } from "../backend.ts";
import { auth } from "../firebase/auth.ts";
import { firestore } from "../firestore/firestore.ts";
import { playerAt } from "../firestore/paths.ts";
import { tenantIn } from "../order-store/load-tenant.ts";

/** Firebase Auth's limit: https://firebase.google.com/docs/auth/admin/manage-users */
const USERS_PER_CALL = 100;

/**
 * Finds the users that do not exist in Firebase Auth any more. A user of a tenant is looked up in the tenant that the
 * token call has stored.
 */
export async function findMissingUsers(backend: Backend, uids: string[]): Promise<string[]> {
  const unknown = await unknownTo(auth(), uids);
  if (unknown.length === 0) return [];
  const db = firestore(backend);
  const documents = await db.getAll(...unknown.map((uid) => playerAt(db, uid)));
  const byTenant = Map.groupBy(documents, tenantIn);
  const missing = [...byTenant].map(([tenant, found]) => {
    const ids = found.map(({ id }) => id);
    return tenant === undefined ? ids : unknownTo(auth(tenant), ids);
  });
  return (await Promise.all(missing)).flat();
}

type Directory = Pick<Auth, "getUsers">;

async function unknownTo(directory: Directory, uids: string[]): Promise<string[]> {
  const unknown = [];
  for (let start = 0; start < uids.length; start += USERS_PER_CALL) {
    const asked = uids.slice(start, start + USERS_PER_CALL);
    const { users } = await directory.getUsers(asked.map((uid) => ({ uid })));
    const known = new Set(users.map(({ uid }) => uid));
    unknown.push(...asked.filter((uid) => !known.has(uid)));
  }
  return unknown;
}
