import type { DocumentReference, DocumentSnapshot, Timestamp } from "firebase-admin/firestore";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { tokenLimitAt } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";

const WINDOW_MS = 60_000;
/** Firestore may also refuse a write although no other write has changed the document. */
const SPARE_ATTEMPTS = 10;
/** How many players an instance remembers. They take a few megabytes at most. */
const MAX_REMEMBERED = 5_000;

const limitDocument = z.object({ at: z.array(date) });

/** The times on record, and the version of the document. Without a version, the document does not exist. */
interface TokenTimes {
  at: Date[];
  updateTime: Timestamp | undefined;
}

const NONE: TokenTimes = { at: [], updateTime: undefined };

/** The documents as this instance last wrote them, by database and player. */
const remembered = new LRUCache<string, TokenTimes>({ max: MAX_REMEMBERED });

/**
 * Counts one payment token of a player. The document `xsollaPlayers/{uid}/xsollaLimits/paymentTokens` has the times of
 * all tokens of the last 60 s. Each player has a document, so players never wait for each other.
 *
 * It counts before Xsolla is called, so that concurrent calls cannot exceed the limit. A call that Xsolla refuses
 * counts too, which stops clients from probing in a loop.
 *
 * The first attempt writes without a read. It assumes that the document does not exist, or that it is as this instance
 * last wrote it, and fails if the assumption is wrong. Later attempts read the document. A call is refused only after a
 * read.
 *
 * @param max tokens in any 60 s (0 stops all sales)
 * @throws FailureError `too-many-orders`
 */
export async function enforceOrderLimit(backend: Backend, uid: string, max: number): Promise<void> {
  const ref = tokenLimitAt(firestore(backend), uid);
  const key = `${backend.config.database()}/${uid}`;
  const assumed = remembered.get(key) ?? NONE;
  let trusts = recent(assumed.at, new Date()).length < max;
  // Each failed attempt means that another call was counted. So after `max` of them the limit is reached.
  await untilCommitted(max + SPARE_ATTEMPTS, async () => {
    const taken = trusts ? assumed : readRecord(await ref.get());
    trusts = false;
    remembered.set(key, await writeRecord(ref, addNow(taken.at, max, new Date()), taken.updateTime));
  });
}

/** Reads the document. One that was changed by hand counts as empty, so the next write replaces it. */
const readRecord = (stored: DocumentSnapshot): TokenTimes => ({
  at: limitDocument.safeParse(stored.data()).data?.at ?? [],
  updateTime: stored.updateTime,
});

/**
 * Writes the document, unless it has changed.
 *
 * @param lastUpdateTime the version to replace
 */
async function writeRecord(
  ref: DocumentReference,
  at: Date[],
  lastUpdateTime: Timestamp | undefined,
): Promise<TokenTimes> {
  const document = { at, expireAt: new Date(Date.now() + WINDOW_MS) };
  const { writeTime } = await (lastUpdateTime
    ? ref.update(document, { lastUpdateTime })
    : ref.create(document));
  return { at, updateTime: writeTime };
}

const recent = (taken: Date[], now: Date): Date[] =>
  taken.filter((at) => now.getTime() - at.getTime() < WINDOW_MS);

function addNow(taken: Date[], max: number, now: Date): Date[] {
  const counted = recent(taken, now);
  if (counted.length < max) return [...counted, now];
  // The limit has room again 60 s after this time.
  const blocking = counted.at(-max) ?? now;
  const retryAfterSeconds = Math.ceil((blocking.getTime() + WINDOW_MS - now.getTime()) / 1_000);
  return fail({ reason: "too-many-orders", retryAfterSeconds: Math.max(1, retryAfterSeconds) });
}
