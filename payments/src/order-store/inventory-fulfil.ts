import {
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from "firebase-admin/firestore";
import { z } from "zod";
import { date } from "../firestore/date.ts";
import { inventoryItemAt, playerAt } from "../firestore/paths.ts";
import { log } from "../log.ts";
import type { Fulfil } from "../options.ts";
import type { MovedLine, Movement } from "../orders/movement.ts";
import { isDeleted } from "./is-deleted.ts";

/**
 * Grants and revokes items in `xsollaPlayers/{uid}/xsollaInventory/{sku}` = `{quantity, updatedAt}`. A quantity below
 * zero means that refunded items were already used up. Increments need no read, so two orders of one player do not wait
 * for each other. The virtual currency that pays for an order is an inventory item like any other.
 *
 * Non-renewing subscriptions have `expiresAt` too. Each piece moves it by one period, starting from now if it has
 * passed.
 *
 * A gift that a studio's `fulfil` passes on to its receiver moves nothing if the receiver was deleted.
 */
export const inventoryFulfil: Fulfil = async (transaction, movement, db) => {
  if (await isReceiverDeleted(transaction, movement, db)) return;
  const { direction, uid, items, price } = movement;
  const sign = direction === "grant" ? 1 : -1;
  const subscriptions = items.filter(isExpiring);
  await moveSubscriptions(transaction, movement, subscriptions, db);
  const plain = items.filter((line) => !isExpiring(line));
  for (const { sku, quantity } of [
    ...plain.map((line) => ({ ...line, quantity: sign * line.quantity })),
    ...(price ? [{ sku: price.sku, quantity: -sign * price.amount }] : []),
  ])
    transaction.set(inventoryItemAt(db, uid, sku), moreBy(quantity), { merge: true });
};

/**
 * Tells whether the items go to the receiver of a gift whose data was deleted. The order belongs to the giver, so
 * neither the orders that `deletePlayer` changes nor the player that was read with the order are the receiver's. The
 * transaction reads the receiver, so that it cannot commit after the deletion.
 */
async function isReceiverDeleted(
  transaction: Transaction,
  { direction, uid, orderId, gift }: Movement,
  db: Firestore,
): Promise<boolean> {
  if (gift?.receiverId !== uid || gift.giverId === uid) return false;
  if (!isDeleted(await transaction.get(playerAt(db, uid)))) return false;
  if (direction === "grant") log("ERROR", "gift.not-granted", { uid, orderId });
  return true;
}

const moreBy = (quantity: number) => ({
  quantity: FieldValue.increment(quantity),
  updatedAt: FieldValue.serverTimestamp(),
});

type Subscription = Required<MovedLine>;

const isExpiring = (line: MovedLine): line is Subscription => line.expiresInSeconds !== undefined;

const expiring = z.object({ expiresAt: date });

/**
 * Grants or revokes subscriptions. It reads outside the transaction, which commits only if nothing has changed since,
 * so that concurrent purchases of one player do not lock each other out. The caller retries after a conflict.
 */
async function moveSubscriptions(
  transaction: Transaction,
  { direction, uid, order }: Movement,
  lines: Subscription[],
  db: Firestore,
): Promise<void> {
  if (lines.length === 0) return;
  const sign = direction === "grant" ? 1 : -1;
  const stored = await db.getAll(...lines.map(({ sku }) => inventoryItemAt(db, uid, sku)));
  for (const document of stored) {
    const line = lines.find(({ sku }) => sku === document.id);
    if (!line) continue;
    const expiresAt = endAfter(document, line, sign, order.updatedAt);
    const change = { ...moreBy(sign * line.quantity), expiresAt };
    if (document.updateTime)
      transaction.update(document.ref, change, { lastUpdateTime: document.updateTime });
    else transaction.create(document.ref, change);
  }
}

function endAfter(
  document: DocumentSnapshot,
  { quantity, expiresInSeconds }: Subscription,
  sign: 1 | -1,
  now: Date,
): Date {
  const known = expiring.safeParse(document.data()).data?.expiresAt ?? now;
  const from = sign > 0 && known < now ? now : known;
  return new Date(from.getTime() + sign * expiresInSeconds * quantity * 1_000);
}
