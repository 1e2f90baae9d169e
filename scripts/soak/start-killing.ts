import { killFunctions } from "../../stack/processes/kill-functions.ts";

const EVERY_MS = 5_000;

/** Kills the functions' processes every five seconds, until stopped. */
export function startKilling(): { count: () => number; stop: () => void } {
  let count = 0;
  const timer = setInterval(() => {
    count += killFunctions();
  }, EVERY_MS);
  return { count: () => count, stop: () => clearInterval(timer) };
}
