/**
 * Rejects with a DeadlineError if the work takes longer than `ms`. It does not stop the work. The work may still
 * complete, and then a retry of the request finds it done.
 */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DeadlineError(ms)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The usual cause is Firestore's client, which retries a failed call for a minute and longer. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";

  constructor(ms: number) {
    super(`no result within ${ms} ms`);
  }
}
