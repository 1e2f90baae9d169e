import { setTimeout as delay } from "node:timers/promises";

/** Runs an action, and runs it again if it fails. */
export type Retry = <T>(work: () => Promise<T>) => Promise<T>;

const PAUSE_MS = 500;

/** Makes a function that tries an action up to `times` times, as a player does whose game shows an error. */
export const retryUpTo =
  (times: number): Retry =>
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
