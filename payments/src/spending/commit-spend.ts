import type { DocumentReference, Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { freeItemLimitAt, playerAt, spendAt } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";
import { inventoryFulfil } from "../order-store/inventory-fulfil.ts";
import { isDeleted } from "../order-store/is-deleted.ts";
import type { MovedLine, Movement } from "../orders/movement.ts";
import { deferWrites } from "./defer-writes.ts";
import { addClaim, type ClaimedPieces, type FreeItemLimit } from "./free-item-limit.ts";
import type { SpendRequest } from "./parse-request.ts";
import { answerOf, repeatedAnswer, type SpendAnswer, type SpendRecord } from "./spend-document.ts";
import { spendOf, takeCurrency } from "./take-currency.ts";

/** Each failed attempt means that another spend of the player was committed. */
const MAX_ATTEMPTS = 20;

/** The items and the price of a spend, by the catalogue. */
export interface Terms {
  /** The items to grant. */
  items: MovedLine[];
  /** The price. Null for a free item. */
  spent: SpendRecord["spent"];
  /** The limit of a free item. Null for other items. */
  limit: FreeItemLimit | null;
}

const claimedPieces = z.object({ pieces: z.number(), resetAt: date.nullable() });

/**
 * Takes the currency, grants the items and records the spend in one transaction. If the spend is on record, it changes
 * nothing and returns the same answer.
 *
 * @throws FailureError `not-enough-currency`, `limit-reached`, `invalid-request`, `not-supported`, `unauthenticated`
 */
export function commitSpend(
  backend: Backend,
  uid: string,
  request: SpendRequest,
  { items, spent, limit }: Terms,
): Promise<{ answer: SpendAnswer; isNew: boolean }> {
  const db = firestore(backend);
  const spend = spendOf(backend);
  return untilCommitted(MAX_ATTEMPTS, async () => {
    const now = new Date();
    const stored = await spendAt(db, uid, request.purchaseId).get();
    if (stored.exists)
      return { answer: repeatedAnswer(request, limit !== null, stored.data()), isNew: false };
    const moved = items.map(({ sku, quantity }) => ({ sku, quantity }));
    const record: SpendRecord = { sku: request.sku, quantity: request.quantity, items: moved, spent };
    const claim = limit && (await nextClaim(freeItemLimitAt(db, uid, request.sku), limit, request, now));
    const commitAll = async (transaction: Transaction) => {
      const { deferred, commit } = deferWrites(transaction);
      if (spent && spent.amount > 0) await takeCurrency(spend, deferred, { uid, ...spent }, db);
      const movement = movementOfSpend(backend, uid, request, { items, spent }, now);
      await (backend.fulfil ?? inventoryFulfil)(deferred, movement, db);
      claim?.(deferred);
      deferred.create(stored.ref, { ...record, createdAt: now });
      // The caller's ID token stays valid for up to an hour after the account was deleted. The transaction reads the
      // player's document, so that nothing commits after `deletePlayer` has set `deletedAt`.
      if (isDeleted(await transaction.get(playerAt(db, uid))))
        fail({ reason: "unauthenticated", detail: "the player was deleted" });
      commit();
    };
    // A retry must read the spend again, so `untilCommitted` retries and the SDK does not.
    await db.runTransaction(commitAll, { maxAttempts: 1 });
    return { answer: answerOf(request, record), isNew: true };
  });
}

/**
 * Counts a claim of a free item. Returns the write for the transaction.
 *
 * @throws FailureError `limit-reached`
 */
async function nextClaim(
  ref: DocumentReference,
  limit: FreeItemLimit,
  { sku, quantity }: SpendRequest,
  now: Date,
): Promise<(transaction: Transaction) => void> {
  const stored = await ref.get();
  const known: ClaimedPieces | null = claimedPieces.safeParse(stored.data()).data ?? null;
  const after = addClaim(known, limit, quantity, now) ?? fail({ reason: "limit-reached", sku });
  return (transaction) => {
    if (stored.updateTime) transaction.update(ref, { ...after }, { lastUpdateTime: stored.updateTime });
    else transaction.create(ref, { ...after });
  };
}

/** Builds the movement for `fulfil`. It has no `price`, because `spend` has taken the currency already. */
function movementOfSpend(
  { config }: Backend,
  uid: string,
  { purchaseId }: SpendRequest,
  { items, spent }: Pick<Terms, "items" | "spent">,
  now: Date,
): Movement {
  const sandbox = config.sandbox();
  const currencyType = spent ? "virtual" : "unknown";
  return {
    direction: "grant",
    uid,
    // An order of Xsolla never has such an id.
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
