import { GrpcStatus } from "firebase-admin/firestore";

/** Another request changed, made or deleted the document between our reading and our writing, or is about to. */
const OVERTAKEN = [
  GrpcStatus.FAILED_PRECONDITION,
  GrpcStatus.ALREADY_EXISTS,
  GrpcStatus.NOT_FOUND,
  GrpcStatus.ABORTED,
];

/**
 * Reads, and writes only if nothing has changed since, again and again: requests that arrive at once hold no locks
 * against each other. Each attempt that fails means that another request got through.
 */
export async function untilCommitted<T>(maxAttempts: number, readAndCommit: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readAndCommit();
    } catch (error) {
      if (attempt >= maxAttempts || !OVERTAKEN.some((code) => hasCode(error, code))) throw error;
    }
  }
}

/** Makes `untilCommitted` try again after a change that no precondition covers. */
export class OvertakenError extends Error {
  override readonly name = "OvertakenError";
  readonly code = GrpcStatus.ABORTED;
}

/** Whether Firestore refused with this status. */
export const hasCode = (error: unknown, code: GrpcStatus): boolean =>
  error instanceof Error && "code" in error && error.code === code;
