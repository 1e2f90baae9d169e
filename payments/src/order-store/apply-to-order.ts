import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from "firebase-admin/firestore";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import {
  type OrderKey,
  orderAt,
  orderOwnerAt,
  pendingOrderAt,
  playerAt,
  REFUNDS,
} from "../firestore/paths.ts";
import { OvertakenError, untilCommitted } from "../firestore/until-committed.ts";
import { applyEvent, type Outcome } from "../orders/apply-event.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import type { Movement } from "../orders/movement.ts";
import { isFinal } from "../orders/order.ts";
import { type OrderEvent, withoutRefund } from "../orders/order-event.ts";
import { extrasOf, type OrderExtras } from "../orders/order-extras.ts";
import { inventoryFulfil } from "./inventory-fulfil.ts";
import { isDeleted } from "./is-deleted.ts";
import { ownerIn } from "./load-owner.ts";
import { movementOf } from "./movement-of.ts";
import { readOrder, writeOrder } from "./order-document.ts";
import { withExpiries } from "./with-expiries.ts";

/** Each failed attempt means that another delivery changed the same order. */
const MAX_ATTEMPTS = 10;

/** The options of `applyToOrder`. */
export interface ApplyOptions {
  /** The user that the event names; undefined if it names none. */
  namedUid?: string | undefined;
  /** Identifies a refund. Needed because two different partial refunds can look identical in `refunds`. */
  refundKey?: string | undefined;
  /** Extra fields from the event. Fields that the order has already stay. */
  extras?: OrderExtras | undefined;
  /**
   * Called with the future owner's uid before an order is recorded for the first time; throws to refuse. Without it,
   * unknown orders are ignored.
   */
  beforeRecording?: (uid: string) => Promise<void>;
  /** Writes further documents in the same transaction. */
  alongside?: (transaction: Transaction, key: OrderKey) => void;
}

/** The order that an event was applied to, and what the event changed. */
export interface Applied {
  key: OrderKey;
  /** Null when the event changed nothing. */
  outcome: Outcome | null;
  /** The order was not on record before. */
  isNew: boolean;
}

/**
 * Applies an event to an order exactly once. The order, the items and the deduplication record of a refund are
 * committed in one transaction.
 *
 * An order id is one purchase, whichever user a notification names. If that user has no such order, the event is
 * applied to the order of the owner on record.
 *
 * The order is read before the transaction. The transaction commits only if the order has not changed since; otherwise
 * everything is tried again with the changed order. Concurrent deliveries therefore do not lock each other out, and a
 * repeated delivery costs one round trip, which reads order and player, and no transaction.
 *
 * `deletePlayer` changes every order that can still grant items, so a transaction that was decided before the deletion
 * fails. An order that is not on record yet has no document to change, so its transaction reads the player's document.
 */
export const applyToOrder = (
  backend: Backend,
  key: OrderKey,
  event: OrderEvent,
  options: ApplyOptions = {},
): Promise<Applied> => untilCommitted(MAX_ATTEMPTS, () => applyOnce(backend, key, event, options));

async function applyOnce(
  backend: Backend,
  requested: OrderKey,
  event: OrderEvent,
  { namedUid, refundKey, extras, beforeRecording, alongside }: ApplyOptions,
): Promise<Applied> {
  const grantSandbox = backend.config.sandbox();
  const db = firestore(backend);
  const { key, stored, owner, isOwnerDeleted, recordedRefund } = await readRecord(
    db,
    requested,
    event,
    refundKey,
  );
  const order = stored?.exists ? readOrder(stored.data()) : null;
  const nothing = { key, outcome: null, isNew: false };
  if (!order && !beforeRecording) return nothing;
  const newEvent = order && recordedRefund?.exists ? withoutRefund(event) : event;
  const policy = {
    grantSandbox,
    ownerDeleted: isOwnerDeleted,
    ownerDiffers: namedUid !== undefined && namedUid !== key.uid,
  };
  const applied = newEvent && applyEvent(order, newEvent, policy, new Date());
  if (!applied) return nothing;
  const [outcome] = await Promise.all([
    withExpiries(backend, order, withExtras(applied, extras)),
    order ? undefined : beforeRecording?.(key.uid),
  ]);

  const ref = orderAt(db, key);
  const commit = async (transaction: Transaction) => {
    if (!order && outcome.movement) await requirePlayer(transaction, db, key.uid);
    await fulfil(backend, transaction, movementOf(key, order, outcome));
    if (stored?.updateTime) {
      const isReopened = outcome.order.problem !== order?.problem;
      const changed = { ...writeOrder(outcome.order), ...(isReopened && { settled: FieldValue.delete() }) };
      transaction.update(ref, changed, { lastUpdateTime: stored.updateTime });
    } else {
      transaction.create(ref, writeOrder(outcome.order));
      writeOwner(transaction, db, key, owner);
    }
    if (recordedRefund && !recordedRefund.exists)
      transaction.create(recordedRefund.ref, { at: outcome.order.updatedAt });
    if (order?.source === "token" && !isFinal(order.status) && isFinal(outcome.order.status))
      transaction.delete(pendingOrderAt(db, key));
    alongside?.(transaction, key);
  };
  // A retry must read the order again, so `untilCommitted` retries and the SDK does not.
  await db.runTransaction(commit, { maxAttempts: 1 });
  return { key, outcome, isNew: !order };
}

/** Everything on record about an order, read at once. */
interface Recorded {
  /** Names the owner if the order is on record, otherwise the user of the requested key. */
  key: OrderKey;
  stored: DocumentSnapshot | undefined;
  /** The document that names the owner. It is only read if the requested user has no such order. */
  owner?: DocumentSnapshot;
  /** `deletePlayer` has deleted the owner's data. */
  isOwnerDeleted: boolean;
  /** Undefined when the event is not a refund. */
  recordedRefund: DocumentSnapshot | undefined;
}

async function readRecord(
  db: Firestore,
  requested: OrderKey,
  event: OrderEvent,
  refundKey: string | undefined,
): Promise<Recorded> {
  const found = canOwnOrders(requested.uid) ? await readUnder(db, requested, event, refundKey) : undefined;
  if (found?.stored?.exists) return found;
  const owner = await orderOwnerAt(db, requested.orderId).get();
  const uid = ownerIn(owner) ?? requested.uid;
  const recorded =
    uid === requested.uid ? found : await readUnder(db, { ...requested, uid }, event, refundKey);
  return { ...(recorded ?? fail({ reason: "invalid-user" })), owner };
}

/** Writes the document that names the owner. It may exist if somebody has deleted the order by hand. */
function writeOwner(
  transaction: Transaction,
  db: Firestore,
  key: OrderKey,
  owner: DocumentSnapshot | undefined,
): void {
  const ref = orderOwnerAt(db, key.orderId);
  if (owner?.updateTime) transaction.update(ref, { ...key }, { lastUpdateTime: owner.updateTime });
  else transaction.create(ref, { ...key });
}

async function readUnder(
  db: Firestore,
  key: OrderKey,
  event: OrderEvent,
  refundKey: string | undefined,
): Promise<Recorded> {
  const order = orderAt(db, key);
  // Only a grant needs to know whether the player's data was deleted.
  const player = event.type === "paid" ? playerAt(db, key.uid) : undefined;
  const refund = refundKey === undefined ? undefined : order.collection(REFUNDS).doc(refundKey);
  const documents = await db.getAll(order, ...[player, refund].filter((ref) => ref !== undefined));
  const at = (ref: DocumentReference | undefined) =>
    documents.find((document) => ref?.path === document.ref.path);
  return {
    key,
    stored: at(order),
    isOwnerDeleted: isDeleted(at(player)),
    recordedRefund: at(refund),
  };
}

/** Checks that the player was not deleted since the record was read. @throws OvertakenError otherwise */
async function requirePlayer(transaction: Transaction, db: Firestore, uid: string): Promise<void> {
  if (isDeleted(await transaction.get(playerAt(db, uid)))) throw new OvertakenError("the player was deleted");
}

async function fulfil(backend: Backend, transaction: Transaction, movement: Movement | null): Promise<void> {
  const move = backend.fulfil ?? inventoryFulfil;
  if (movement) await move(transaction, movement, firestore(backend));
}

const withExtras = (outcome: Outcome, extras: OrderExtras = {}): Outcome => ({
  ...outcome,
  order: { ...outcome.order, ...extrasOf({ ...extras, ...extrasOf(outcome.order) }) },
});
