/** Like AbortSignal.timeout, with a reason that a person understands. */
export function deadline(seconds: number, reason: string): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error(reason)), seconds * 1000).unref();
  return controller.signal;
}

/** To race against: never resolves, and rejects with the signal's reason. */
export function failOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
