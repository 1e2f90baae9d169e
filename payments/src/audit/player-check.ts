import type { Backend } from "../backend.ts";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { keyOf, type OrderKey } from "../firestore/paths.ts";
import { grantedSince } from "../firestore/queries.ts";
import { log } from "../log.ts";
import { applyToOrder } from "../order-store/apply-to-order.ts";
import { findMissingUsers } from "../users/find-missing-users.ts";

/**
 * Finds granted orders whose player's account was deleted without `deletePlayer`. Each player is looked up once in an
 * audit. The grant stays, because the studio decides whether to delete the inventory.
 */
export class PlayerCheck {
  readonly #backend: Backend;
  readonly #onFound: () => void;
  readonly #isMissing = new Map<string, boolean>();

  /** @param onFound called for each order whose player does not exist */
  constructor(backend: Backend, onFound: () => void) {
    this.#backend = backend;
    this.#onFound = onFound;
  }

  /** The number of players looked up in Firebase Auth. */
  get lookedUp(): number {
    return this.#isMissing.size;
  }

  /** Checks the players of all orders that were granted since a time. */
  async checkSince(since: Date, deadline: AbortSignal): Promise<void> {
    for await (const page of pagesOf(grantedSince(firestore(this.#backend), since))) {
      deadline.throwIfAborted();
      await this.check(page.map(({ ref }) => keyOf(ref)).filter((key) => key !== null));
    }
  }

  /** Checks the players of these granted orders. */
  async check(granted: OrderKey[]): Promise<void> {
    const uids = new Set(granted.map(({ uid }) => uid).filter((uid) => !this.#isMissing.has(uid)));
    const missing = new Set(await findMissingUsers(this.#backend, [...uids]));
    for (const uid of uids) this.#isMissing.set(uid, missing.has(uid));
    for (const key of granted) if (this.#isMissing.get(key.uid)) await this.#report(key);
  }

  async #report(key: OrderKey): Promise<void> {
    const event = { type: "problem", problem: "user-gone" } as const;
    const { outcome } = await applyToOrder(this.#backend, key, event);
    if (!outcome) return;
    this.#onFound();
    const { status, problem, transactionId } = outcome.order;
    log("WARNING", "audit.difference", {
      kind: "user-gone",
      ...key,
      here: status,
      applied: true,
      problem,
      transactionId,
    });
  }
}
