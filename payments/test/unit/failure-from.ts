import { type Failure, FailureError } from "../../src/failure.ts";
import { XsollaError } from "../../src/xsolla/failure.ts";

/** The failure that a call ends with; a call that succeeds, or throws anything else, fails the test. */
export function failureFrom(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    return expectFailure(error);
  }
  throw new Error("Nothing was thrown.");
}

/** The failure that a promise is rejected with. */
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
