import {
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from "firebase-admin/firestore";
import { z } from "zod";
import { date } from "../firestore/date.ts";
import { inventoryItemAt } from "../firestore/paths.ts";
import type { Fulfil } from "../options.ts";
import type { MovedLine, Movement } from "../orders/movement.ts";

/**
 * Grants and revokes items in `xsollaPlayers/{uid}/xsollaInventory/{sku}` = `{quantity, updatedAt}`. A quantity below
 * zero means that refunded items were already used up. Increments need no read, so two orders of one player do not wait
 * for each other. The virtual currency that pays for an order is an inventory item like any other.
 *
 * Non-renewing subscriptions have `expiresAt` too. Each piece moves it by one period, starting from now if it has
 * passed.
 */
export const inventoryFulfil: Fulfil = async (transaction, movement, db) => {
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
