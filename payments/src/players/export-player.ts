import { type DocumentReference, type DocumentSnapshot, GeoPoint, Timestamp } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { PENDING_ORDERS, playerAt } from "../firestore/paths.ts";
import { notificationsOf } from "../firestore/queries.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/** A document as JSON: times in ISO 8601. */
type ExportedDocument = Record<string, unknown>;

/** Everything that is stored about a player, by path. */
export interface PlayerExport {
  uid: string;
  /** When it was exported, in ISO 8601. */
  exportedAt: string;
  /** Each document under its path, raw notifications included. */
  documents: Record<string, ExportedDocument>;
}

/** A payment token opens Pay Station and pays the order: a credential, and no data about a person. */
const LEFT_OUT: Record<string, string[]> = { [PENDING_ORDERS]: ["token"] };

/**
 * Exports everything that is stored about a player: `xsollaPlayers/{uid}` with all that is below it, and the raw
 * notifications about their orders. Payment tokens are left out: they are credentials.
 */
export async function exportPlayer(backend: Backend, uid: string): Promise<PlayerExport> {
  if (!canOwnOrders(uid))
    fail({ reason: "internal", error: new TypeError("expected a uid of Firebase Auth") });
  const db = firestore(backend);
  const [below, notifications] = await Promise.all([
    readTree(playerAt(db, uid)),
    notificationsOf(db, uid).get(),
  ]);
  const found = [...below, ...notifications.docs.map((doc) => doc)];
  return {
    uid,
    exportedAt: new Date().toISOString(),
    documents: Object.fromEntries(found.map((doc) => [doc.ref.path, toJson(doc)])),
  };
}

/** A document, where it exists, and everything below it. */
async function readTree(ref: DocumentReference): Promise<DocumentSnapshot[]> {
  const [document, collections] = await Promise.all([ref.get(), ref.listCollections()]);
  const below = await Promise.all(
    collections.map(async (collection) => {
      const documents = await collection.listDocuments();
      return (await Promise.all(documents.map(readTree))).flat();
    }),
  );
  return [...(document.exists ? [document] : []), ...below.flat()];
}

function toJson(document: DocumentSnapshot): ExportedDocument {
  const hidden = LEFT_OUT[document.ref.parent.id] ?? [];
  const fields = Object.entries(document.data() ?? {}).filter(([name]) => !hidden.includes(name));
  return Object.fromEntries(fields.map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString();
  if (value instanceof GeoPoint) return { latitude: value.latitude, longitude: value.longitude };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("path" in value && typeof value.path === "string") return value.path;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
