import type { DocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { tokenLimitAt } from "../firestore/paths.ts";
import { untilCommitted } from "../firestore/until-committed.ts";

const WINDOW_MS = 60_000;
/** Firestore may also refuse a write that nobody has overtaken. */
const SPARE_ATTEMPTS = 10;

const turns = z.object({ at: z.array(date) });

/**
 * Counts one payment token of a player, in `xsollaPlayers/{uid}/xsollaLimits/paymentTokens`: the times of those in the last 60 s. The
 * document is one player's own, so that players never wait for each other.
 *
 * It counts when the token is asked for, so that calls that arrive at once cannot all slip through, and stays counted
 * when Xsolla refuses: its token call is no place to try things out in a loop.
 *
 * @param max tokens in any 60 s; 0 stops all sales
 * @throws FailureError `too-many-orders`
 */
export async function claimTurn(backend: Backend, uid: string, max: number): Promise<void> {
  const ref = tokenLimitAt(firestore(backend), uid);
  // Each attempt that fails is a turn that another call got, until none is left.
  await untilCommitted(max + SPARE_ATTEMPTS, async () => {
    const stored = await ref.get();
    const at = nextTurns(readTurns(stored), max, new Date());
    const document = { at, expireAt: new Date(Date.now() + WINDOW_MS) };
    if (stored.updateTime) await ref.update(document, { lastUpdateTime: stored.updateTime });
    else await ref.create(document);
  });
}

/** A document that was changed by hand counts for nothing, and is replaced. */
const readTurns = (stored: DocumentSnapshot): Date[] => turns.safeParse(stored.data()).data?.at ?? [];

function nextTurns(taken: Date[], max: number, now: Date): Date[] {
  const recent = taken.filter((at) => now.getTime() - at.getTime() < WINDOW_MS);
  if (recent.length < max) return [...recent, now];
  // The turn that has to pass before there is one again.
  const blocking = recent.at(-max) ?? now;
  const retryAfterSeconds = Math.ceil((blocking.getTime() + WINDOW_MS - now.getTime()) / 1_000);
  return fail({ reason: "too-many-orders", retryAfterSeconds: Math.max(1, retryAfterSeconds) });
}
