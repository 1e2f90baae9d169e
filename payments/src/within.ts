/**
 * Rejects when the work takes longer. The work is not stopped: what it still achieves counts, and a repetition of the
 * request finds it done.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DeadlineError(ms)), ms);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Firestore's client repeats what fails for a minute and longer: that is what a request runs out of time on. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";

  constructor(ms: number) {
    super(`no result within ${ms} ms`);
  }
}
