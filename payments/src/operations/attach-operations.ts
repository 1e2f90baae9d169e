import type { Backend } from "../backend.ts";
import type { XsollaPaymentsOptions } from "../options.ts";

/**
 * The property of the host's functions that holds the operations. A command and the host may have loaded different
 * copies of this library and of firebase-admin, and Firestore refuses values of another copy. Therefore the host's copy
 * does the work, with the host's options, and the command only calls it and prints the result.
 */
const OPERATIONS = Symbol.for("xsolla-firebase-payments.operations");

/** Increased when commands cannot work with the operations of an older host any more. */
export const OPERATIONS_VERSION = 1;

/** The value that a command finds on each function. */
export interface AttachedOperations {
  version: number;
  /** The options that the host passed. */
  options: XsollaPaymentsOptions;
  /** Loads the operations; a deployed function never calls this. */
  load: () => Promise<import("./operations.ts").Operations>;
}

/** Returns the operations attached to a value; undefined if the factory did not make it. */
export function attachedTo(value: unknown): AttachedOperations | undefined {
  return typeof value === "function" ? Reflect.get(value, OPERATIONS) : undefined;
}

/** Attaches the operations to each function as a hidden property, which firebase-functions' discovery ignores. */
export function attachOperations<T extends object>(
  backend: Backend,
  options: XsollaPaymentsOptions,
  functions: T,
): T {
  const attached: AttachedOperations = {
    version: OPERATIONS_VERSION,
    options,
    load: async () => (await import("./operations.ts")).createOperations(backend),
  };
  for (const deployed of Object.values(functions))
    Object.defineProperty(deployed, OPERATIONS, { value: attached });
  return functions;
}
