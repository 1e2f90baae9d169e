type Unsubscribe = () => void;
type Subscribe<T> = (next: (value: T) => void, fail: (error: unknown) => void) => Unsubscribe;

/** Resolves with the first value that matches. Rejects, with the last value seen, if the signal aborts first. */
export function firstMatch<T>(
  subscribe: Subscribe<T>,
  wanted: (value: T) => boolean,
  signal: AbortSignal,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let last: T | undefined;
  const unsubscribe = subscribe((value) => {
    last = value;
    try {
      if (wanted(value)) resolve(value);
    } catch (error) {
      reject(error);
    }
  }, reject);
  const giveUp = () => {
    const seen = last === undefined ? "nothing seen" : `last seen: ${JSON.stringify(last)}`;
    reject(new Error(`${signal.reason instanceof Error ? signal.reason.message : "gave up"}; ${seen}`));
  };
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp);
  return promise.finally(() => {
    unsubscribe();
    signal.removeEventListener("abort", giveUp);
  });
}
