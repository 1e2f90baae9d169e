import { type DocumentReference, type DocumentSnapshot, GeoPoint, Timestamp } from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { PENDING_ORDERS, playerAt } from "../firestore/paths.ts";
import { notificationsOf, orderOwnersOf } from "../firestore/queries.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";

/** The fields of a document as JSON. Times are text in ISO 8601. */
type ExportedDocument = Record<string, unknown>;

/**
 * All data that is stored about a player. It can be written as JSON.
 *
 * @example
 * { uid: "abc", exportedAt: "2025-01-31T12:00:00.000Z", documents: { "xsollaPlayers/abc/xsollaOrders/1": { … } } }
 */
export interface PlayerExport {
  uid: string;
  /** The time of the export, in ISO 8601. */
  exportedAt: string;
  /** The documents by path, including the raw notifications. */
  documents: Record<string, ExportedDocument>;
}

/** Fields by collection that are not exported. A payment token is a credential, and not data about a person. */
const OMITTED_FIELDS: Record<string, string[]> = { [PENDING_ORDERS]: ["token"] };

/**
 * Exports all data that is stored about a player. The data is `xsollaPlayers/{uid}`, everything below it, the documents
 * that name the player as the owner of an order, and the raw notifications about the player's orders. It leaves out
 * payment tokens, because they are credentials.
 *
 * @throws FailureError `internal` if `uid` cannot be a uid of Firebase Auth
 */
export async function exportPlayer(backend: Backend, uid: string): Promise<PlayerExport> {
  if (!canOwnOrders(uid))
    fail({ reason: "internal", error: new TypeError("expected a uid of Firebase Auth") });
  const db = firestore(backend);
  const [below, owners, notifications] = await Promise.all([
    readTree(playerAt(db, uid)),
    orderOwnersOf(db, uid).get(),
    notificationsOf(db, uid).get(),
  ]);
  const found = [...below, ...owners.docs, ...notifications.docs];
  return {
    uid,
    exportedAt: new Date().toISOString(),
    documents: Object.fromEntries(found.map((doc) => [doc.ref.path, toJson(doc)])),
  };
}

/** Reads a document, if it exists, and all documents below it. */
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
  const omitted = OMITTED_FIELDS[document.ref.parent.id] ?? [];
  const fields = Object.entries(document.data() ?? {}).filter(([name]) => !omitted.includes(name));
  return Object.fromEntries(fields.map(([name, value]) => [name, toPlainValue(value)]));
}

function toPlainValue(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString();
  if (value instanceof GeoPoint) return { latitude: value.latitude, longitude: value.longitude };
  if (Array.isArray(value)) return value.map(toPlainValue);
  if (typeof value !== "object" || value === null) return value;
  if ("path" in value && typeof value.path === "string") return value.path;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toPlainValue(inner)]));
}
