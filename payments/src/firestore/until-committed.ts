import { GrpcStatus } from "firebase-admin/firestore";

/** Statuses that say that another request has changed, created or deleted the document since it was read. */
const CONFLICTS = [
  GrpcStatus.FAILED_PRECONDITION,
  GrpcStatus.ALREADY_EXISTS,
  GrpcStatus.NOT_FOUND,
  GrpcStatus.ABORTED,
];

/**
 * Repeats a read and a conditional write until the write commits. Concurrent requests therefore do not lock each other
 * out. Each attempt that fails means that another request has committed.
 */
export async function untilCommitted<T>(maxAttempts: number, readAndCommit: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readAndCommit();
    } catch (error) {
      if (attempt >= maxAttempts || !CONFLICTS.some((code) => hasCode(error, code))) throw error;
    }
  }
}

/** Makes `untilCommitted` try again after a change that no precondition covers. */
export class OvertakenError extends Error {
  override readonly name = "OvertakenError";
  readonly code = GrpcStatus.ABORTED;
}

/** Tells whether Firestore refused with this status. */
export const hasCode = (error: unknown, code: GrpcStatus): boolean =>
  error instanceof Error && "code" in error && error.code === code;
