import type { Moment } from "./plan.ts";

/** Deletes the accounts of some players at planned moments, during the purchases and the jobs of a soak. */
export class Deletions {
  /** Players whose account is deleted, or is about to be. */
  readonly gone = new Set<string>();
  readonly #planned: Map<Moment, string[]>;
  readonly #deleteAccount: (uid: string) => Promise<void>;
  readonly #running: Promise<void>[] = [];

  /** @param planned the uids that are deleted at each moment */
  constructor(planned: Map<Moment, string[]>, deleteAccount: (uid: string) => Promise<void>) {
    this.#planned = planned;
    this.#deleteAccount = deleteAccount;
  }

  /**
   * Begins to delete the accounts that are planned for a moment.
   *
   * @param only deletes this account alone, if it is among them
   */
  begin(moment: Moment, only?: string): void {
    for (const uid of this.#planned.get(moment) ?? []) {
      if (this.gone.has(uid) || (only !== undefined && only !== uid)) continue;
      this.gone.add(uid);
      const running = this.#deleteAccount(uid);
      // `end` reports it.
      running.catch(() => {});
      this.#running.push(running);
    }
  }

  /** Waits for the deletions that have begun. */
  async end(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Runs an action of a player. Ignores its failure if the player's account is deleted, or about to be. */
  async tolerate(uid: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.gone.has(uid)) throw error;
    }
  }
}
