import type { DocumentReference, Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { freeItemLimitAt, playerAt, spendAt } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";
import { inventoryFulfil } from "../order-store/inventory-fulfil.ts";
import { refuseDeleted } from "../order-store/refuse-deleted.ts";
import type { MovedLine, Movement } from "../orders/movement.ts";
import { deferWrites } from "./defer-writes.ts";
import { type Claimed, claimMore, type FreeItemLimit } from "./free-item-limit.ts";
import type { Wanted } from "./parse-request.ts";
import { answerAgain, answerOf, type SpendAnswer, type Spent } from "./spend-document.ts";
import { spendOf, takeCurrency } from "./take-currency.ts";

/** Each failed attempt means that another purchase of the player got through. */
const MAX_ATTEMPTS = 20;

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
 * @throws FailureError `not-enough-currency`, `limit-reached`, `invalid-request`, `not-supported`, `unauthenticated`
 */
export function commitSpend(
  backend: Backend,
  uid: string,
  wanted: Wanted,
  { items, spent, limit }: Terms,
): Promise<{ answer: SpendAnswer; isNew: boolean }> {
  const db = firestore(backend);
  const spend = spendOf(backend);
  return untilCommitted(MAX_ATTEMPTS, async () => {
    const now = new Date();
    const stored = await spendAt(db, uid, wanted.purchaseId).get();
    if (stored.exists) return { answer: answerAgain(wanted, limit !== null, stored.data()), isNew: false };
    const moved = items.map(({ sku, quantity }) => ({ sku, quantity }));
    const record: Spent = { sku: wanted.sku, quantity: wanted.quantity, items: moved, spent };
    const claim = limit && (await nextClaim(freeItemLimitAt(db, uid, wanted.sku), limit, wanted, now));
    const give = async (transaction: Transaction) => {
      const { deferred, commit } = deferWrites(transaction);
      if (spent && spent.amount > 0) await takeCurrency(spend, deferred, { uid, ...spent }, db);
      const movement = movementOf(backend, uid, wanted, { items, spent }, now);
      await (backend.fulfil ?? inventoryFulfil)(deferred, movement, db);
      claim?.(deferred);
      deferred.create(stored.ref, { ...record, createdAt: now });
      // Within the transaction: `deletePlayer` deletes what was given before its mark, and nothing is given after it.
      refuseDeleted(await transaction.get(playerAt(db, uid)));
      commit();
    };
    // A retry must read the purchase again, so `untilCommitted` retries and the SDK does not.
    await db.runTransaction(give, { maxAttempts: 1 });
    return { answer: answerOf(wanted, record), isNew: true };
  });
}

/** Counts a claim of a free item. @throws FailureError `limit-reached` */
async function nextClaim(
  ref: DocumentReference,
  limit: FreeItemLimit,
  { sku, quantity }: Wanted,
  now: Date,
): Promise<(transaction: Transaction) => void> {
  const stored = await ref.get();
  const known: Claimed | null = claimed.safeParse(stored.data()).data ?? null;
  const after = claimMore(known, limit, quantity, now) ?? fail({ reason: "limit-reached", sku });
  return (transaction) => {
    if (stored.updateTime) transaction.update(ref, { ...after }, { lastUpdateTime: stored.updateTime });
    else transaction.create(ref, { ...after });
  };
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
