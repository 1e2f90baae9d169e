import { setTimeout as delay } from "node:timers/promises";

/** Runs `work` on the items in order, `count` at a time. */
export async function inLanes<T>(
  count: number,
  items: T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: count }, lane));
}

/** Retries an action that fails. */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

const PAUSE_MS = 500;

/** Makes a function that tries an action up to `times` times, as a player does whose game shows an error. */
export const attempting =
  (times: number): Attempt =>
  async (work) => {
    for (let left = times - 1; ; left -= 1) {
      try {
        return await work();
      } catch (error) {
        if (left <= 0) throw error;
        await delay(PAUSE_MS);
      }
    }
  };
