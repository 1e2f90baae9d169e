import { type Failure, FailureError } from "../../src/failure.ts";
import { XsollaError } from "../../src/xsolla/xsolla-failure.ts";

/** Returns the failure that a call throws. Fails the test if it throws anything else, or nothing. */
export function failureFrom(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    return expectFailure(error);
  }
  throw new Error("Nothing was thrown.");
}

/** Resolves with the failure that a promise rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    (value) => {
      throw new Error(`Nothing was thrown, but given: ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
  return expectFailure(error);
}

function expectFailure(error: unknown): Failure {
  if (error instanceof FailureError || error instanceof XsollaError) return error.failure;
  throw error;
}
