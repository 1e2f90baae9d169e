import type { DocumentReference, Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { freeItemLimitAt, spendAt } from "../firestore/paths.ts";
import { inventoryFulfil } from "../order-store/inventory-fulfil.ts";
import type { MovedLine, Movement } from "../orders/movement.ts";
import { deferWrites } from "./defer-writes.ts";
import { type Claimed, claimMore, type FreeItemLimit } from "./free-item-limit.ts";
import type { Wanted } from "./parse-request.ts";
import { answerAgain, answerOf, type SpendAnswer, type Spent } from "./spend-document.ts";
import { spendOf, takeCurrency } from "./take-currency.ts";

/** Calls of one player that arrive at once wait for each other. */
const MAX_ATTEMPTS = 10;

/** What a purchase gives and costs, by the catalogue. */
export interface Terms {
  items: MovedLine[];
  /** Null for a free item. */
  spent: Spent["spent"];
  /** Of a free item. */
  limit: FreeItemLimit | null;
}

const claimed = z.object({ pieces: z.number(), resetAt: date.nullable() });

/**
 * Takes the currency, gives the items and records the purchase, all in one transaction; one that is on record already
 * moves nothing.
 *
 * @throws FailureError `not-enough-currency`, `limit-reached`, `invalid-request`, `not-supported`
 */
export function commitSpend(
  backend: Backend,
  uid: string,
  wanted: Wanted,
  { items, spent, limit }: Terms,
): Promise<{ answer: SpendAnswer; isNew: boolean }> {
  const db = firestore(backend);
  const ref = spendAt(db, uid, wanted.purchaseId);
  const spend = spendOf(backend);
  return db.runTransaction(
    async (transaction) => {
      const now = new Date();
      const stored = await transaction.get(ref);
      if (stored.exists) {
        return { answer: answerAgain(wanted, limit !== null, stored.data()), isNew: false };
      }
      const { deferred, commit } = deferWrites(transaction);
      if (limit) await claim(deferred, freeItemLimitAt(db, uid, wanted.sku), limit, wanted, now);
      if (spent && spent.amount > 0) await takeCurrency(spend, deferred, { uid, ...spent }, db);
      const moved = items.map(({ sku, quantity }) => ({ sku, quantity }));
      const record: Spent = { sku: wanted.sku, quantity: wanted.quantity, items: moved, spent };
      const movement = movementOf(backend, uid, wanted, { items, spent }, now);
      await (backend.fulfil ?? inventoryFulfil)(deferred, movement, db);
      deferred.create(ref, { ...record, createdAt: now });
      commit();
      return { answer: answerOf(wanted, record), isNew: true };
    },
    { maxAttempts: MAX_ATTEMPTS },
  );
}

async function claim(
  transaction: Transaction,
  ref: DocumentReference,
  limit: FreeItemLimit,
  { sku, quantity }: Wanted,
  now: Date,
): Promise<void> {
  const known: Claimed | undefined = claimed.safeParse((await transaction.get(ref)).data()).data;
  const after = claimMore(known ?? null, limit, quantity, now) ?? fail({ reason: "limit-reached", sku });
  transaction.set(ref, after);
}

/** For `fulfil`, in the form of an order. It has no `price`: `spend` has taken the currency already. */
function movementOf(
  { config }: Backend,
  uid: string,
  { purchaseId }: Wanted,
  { items, spent }: Pick<Terms, "items" | "spent">,
  now: Date,
): Movement {
  const sandbox = config.sandbox();
  const currencyType = spent ? "virtual" : "unknown";
  return {
    direction: "grant",
    uid,
    // No order of Xsolla's has such an id.
    orderId: `spend-${purchaseId}`,
    sandbox,
    items,
    currencyType,
    order: {
      status: "done",
      granted: true,
      sandbox,
      items: items.map(({ sku, quantity }) => ({ sku, quantity })),
      amount: String(spent?.amount ?? 0),
      currency: spent?.sku ?? null,
      currencyType,
      transactionId: null,
      externalId: purchaseId,
      refunds: [],
      problem: null,
      source: "token",
      createdAt: now,
      updatedAt: now,
      paidAt: now,
      doneAt: now,
    },
  };
}
