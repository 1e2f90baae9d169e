import { initializeApp } from "firebase/app";
import {
  collection,
  collectionGroup,
  connectFirestoreEmulator,
  type DocumentReference,
  doc,
  type Firestore,
  getCountFromServer,
  getDoc,
  getDocs,
  getFirestore,
  query,
  Timestamp,
  where,
} from "firebase/firestore";
import { z } from "zod";
import type { Project } from "../../stack/settings/project.ts";
import { type FirestoreLedger, stackOf } from "./ledgers.ts";

const storedOrder = z.object({
  status: z.enum(["new", "paid", "done", "canceled", "expired"]),
  granted: z.boolean(),
  problem: z.string().nullable(),
  doneAt: z
    .instanceof(Timestamp)
    .transform((at) => at.toDate())
    .optional(),
});
const storedStack = z.object({ quantity: z.int() });

const openNotification = z.object({ uid: z.string().optional().catch(undefined) });

/** Opens Firestore without its rules. The token "owner" makes the client an administrator of the emulator. */
export function openFirestore({ projectId, emulators }: Project): Firestore {
  const firestore = getFirestore(initializeApp({ projectId }, "ledger"));
  const { host, port } = emulators.firestore;
  connectFirestoreEmulator(firestore, host, port, { mockUserToken: "owner" });
  return firestore;
}

export async function readFirestoreLedger(firestore: Firestore): Promise<FirestoreLedger> {
  const open = query(
    collection(firestore, "xsollaNotifications"),
    where("outcome", "in", ["failed", "refused"]),
  );
  const [orders, inventory, openNotifications] = await Promise.all([
    getDocs(collectionGroup(firestore, "xsollaOrders")),
    getDocs(collectionGroup(firestore, "xsollaInventory")),
    getDocs(open),
  ]);
  return {
    orders: orders.docs.map((entry) => {
      const { status, granted, problem, doneAt } = storedOrder.parse(entry.data());
      return { orderId: Number(entry.id), status, granted, problem, doneAt };
    }),
    inventory: new Map(
      inventory.docs.map((entry) => [
        stackOf(ownerOf(entry.ref), entry.id),
        storedStack.parse(entry.data()).quantity,
      ]),
    ),
    openNotifications: openNotifications.docs.map((entry) => openNotification.parse(entry.data()).uid),
  };
}

/** Reads the time up to which the audit has compared all orders; null before the first audit. */
export async function readComparedUntil(firestore: Firestore): Promise<Date | null> {
  const stored = await getDoc(doc(firestore, "xsollaAudits/orders"));
  return stored.exists() ? auditState.parse(stored.data()).comparedUntil : null;
}

const auditState = z.object({
  comparedUntil: z.instanceof(Timestamp).transform((at) => at.toDate()),
});

/** Counts the orders that the sweep still has to look up. */
export async function countPending(firestore: Firestore): Promise<number> {
  return (await getCountFromServer(collectionGroup(firestore, "xsollaPendingOrders"))).data().count;
}

const ownerOf = ({ parent }: DocumentReference): string => parent.parent?.id ?? "";
