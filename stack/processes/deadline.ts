/** Makes a signal like AbortSignal.timeout, with a readable reason. */
export function deadline(seconds: number, reason: string): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error(reason)), seconds * 1000).unref();
  return controller.signal;
}

/** Rejects with the signal's reason when the signal aborts, and never resolves: for `Promise.race`. */
export function failOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
