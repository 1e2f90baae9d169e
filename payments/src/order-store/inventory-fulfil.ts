import { FieldValue, type Firestore, type Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import { date } from "../firestore/date.ts";
import { inventoryItemAt } from "../firestore/paths.ts";
import type { Fulfil } from "../options.ts";
import type { MovedLine, Movement } from "../orders/movement.ts";

/**
 * Keeps `xsollaPlayers/{uid}/xsollaInventory/{sku}` = `{quantity, updatedAt}`. Below zero means that refunded items were
 * already used up. Increments need no read, so two orders of one player do not wait for each other.
 *
 * Subscriptions have `expiresAt` too: each piece moves it by its period, from now on where it has passed. That needs a
 * read. Virtual currency that pays is an item of the inventory like any other.
 */
export const inventoryFulfil: Fulfil = async (transaction, movement, db) => {
  const { direction, uid, items, price } = movement;
  const sign = direction === "grant" ? 1 : -1;
  const expiries = await readExpiries(transaction, movement, db);
  const change = (sku: string, pieces: number, more: object = {}) =>
    transaction.set(
      inventoryItemAt(db, uid, sku),
      { quantity: FieldValue.increment(pieces), updatedAt: FieldValue.serverTimestamp(), ...more },
      { merge: true },
    );
  for (const { sku, quantity } of items) {
    const expiresAt = expiries.get(sku);
    change(sku, sign * quantity, expiresAt && { expiresAt });
  }
  if (price) change(price.sku, -sign * price.amount);
};

const expiring = z.object({ expiresAt: date });

/** When the subscriptions among the items end after the movement, by SKU. */
async function readExpiries(
  transaction: Transaction,
  { direction, uid, items, order }: Movement,
  db: Firestore,
): Promise<Map<string, Date>> {
  const subscriptions = items.filter(isExpiring);
  if (subscriptions.length === 0) return new Map();
  const refs = subscriptions.map(({ sku }) => inventoryItemAt(db, uid, sku));
  const stored = await transaction.getAll(...refs);
  const now = order.updatedAt.getTime();
  return new Map(
    subscriptions.map(({ sku, quantity, expiresInSeconds }) => {
      const document = stored.find(({ id }) => id === sku);
      const known = expiring.safeParse(document?.data()).data?.expiresAt.getTime() ?? now;
      const ms = expiresInSeconds * quantity * 1_000;
      return [sku, new Date(direction === "grant" ? Math.max(known, now) + ms : known - ms)];
    }),
  );
}

const isExpiring = (line: MovedLine): line is Required<MovedLine> => line.expiresInSeconds !== undefined;
