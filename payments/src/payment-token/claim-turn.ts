import type { DocumentReference, Firestore, Timestamp } from "firebase-admin/firestore";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { playerAt, tokenLimitAt } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";
import { isDeleted } from "../order-store/is-deleted.ts";
import { refuseDeleted } from "../order-store/refuse-deleted.ts";

const WINDOW_MS = 60_000;
/** Firestore may also refuse a write that nobody has overtaken. */
const SPARE_ATTEMPTS = 10;
/** Players whose turns an instance remembers: a few megabytes at most. */
const MAX_REMEMBERED = 5_000;

const turns = z.object({ at: z.array(date) });

/** The turns on record, and the version of the record; without a version there is no record. */
interface Taken {
  at: Date[];
  updateTime: Timestamp | undefined;
}

const NONE: Taken = { at: [], updateTime: undefined };

/** What this instance last wrote, by database and player. */
const remembered = new LRUCache<string, Taken>({ max: MAX_REMEMBERED });

/**
 * Counts one payment token of a player, in `xsollaPlayers/{uid}/xsollaLimits/paymentTokens`: the times of those in the last 60 s. The
 * document is one player's own, so that players never wait for each other.
 *
 * It counts when the token is asked for, so that calls that arrive at once cannot all slip through, and stays counted
 * when Xsolla refuses: its token call is no place to try things out in a loop.
 *
 * A write without a read comes first: it assumes that a player has no record, or the one that this instance wrote last,
 * and fails if that is wrong. Only then, and before a call is refused, the record is read.
 *
 * `deletePlayer` marks the record, so the first write fails for a deleted player too. Where the record is marked, the
 * player's document decides.
 *
 * @param max tokens in any 60 s; 0 stops all sales
 * @throws FailureError `too-many-orders`, `unauthenticated`
 */
export async function claimTurn(backend: Backend, uid: string, max: number): Promise<void> {
  const db = firestore(backend);
  const ref = tokenLimitAt(db, uid);
  const key = `${backend.config.database()}/${uid}`;
  const assumed = remembered.get(key) ?? NONE;
  let trusts = recent(assumed.at, new Date()).length < max;
  // Each attempt that fails is a turn that another call got, until none is left.
  await untilCommitted(max + SPARE_ATTEMPTS, async () => {
    const taken = trusts ? assumed : await readTurns(db, uid);
    trusts = false;
    remembered.set(key, await writeTurns(ref, nextTurns(taken.at, max, new Date()), taken.updateTime));
  });
}

/** A document that was changed by hand counts for nothing, and is replaced. */
async function readTurns(db: Firestore, uid: string): Promise<Taken> {
  const stored = await tokenLimitAt(db, uid).get();
  if (isDeleted(stored)) refuseDeleted(await playerAt(db, uid).get());
  return { at: turns.safeParse(stored.data()).data?.at ?? [], updateTime: stored.updateTime };
}

/** @param lastUpdateTime the version that is replaced */
async function writeTurns(
  ref: DocumentReference,
  at: Date[],
  lastUpdateTime: Timestamp | undefined,
): Promise<Taken> {
  const document = { at, expireAt: new Date(Date.now() + WINDOW_MS) };
  const { writeTime } = await (lastUpdateTime
    ? ref.update(document, { lastUpdateTime })
    : ref.create(document));
  return { at, updateTime: writeTime };
}

const recent = (taken: Date[], now: Date): Date[] =>
  taken.filter((at) => now.getTime() - at.getTime() < WINDOW_MS);

function nextTurns(taken: Date[], max: number, now: Date): Date[] {
  const counted = recent(taken, now);
  if (counted.length < max) return [...counted, now];
  // The turn that has to pass before there is one again.
  const blocking = counted.at(-max) ?? now;
  const retryAfterSeconds = Math.ceil((blocking.getTime() + WINDOW_MS - now.getTime()) / 1_000);
  return fail({ reason: "too-many-orders", retryAfterSeconds: Math.max(1, retryAfterSeconds) });
}
