import type { Backend } from "../backend.ts";
import type { XsollaPaymentsOptions } from "../options.ts";

/**
 * Where a host's functions carry what the commands need. A command and the host may have loaded different copies of this
 * library and of firebase-admin, and Firestore refuses values of another copy: so the host's copy does the work, with
 * the host's options, and the command only asks and prints.
 */
const OPERATIONS = Symbol.for("xsolla-firebase-payments.operations");

/** Rises when a command of this version could no longer work with the operations of an older host. */
export const OPERATIONS_VERSION = 1;

/** What a command finds on each function. */
export interface AttachedOperations {
  version: number;
  /** The options that the host passed. */
  options: XsollaPaymentsOptions;
  /** Loads the operations; a deployed function never calls this. */
  load: () => Promise<import("./operations.ts").Operations>;
}

/** The operations that a value carries, if it is a function that the factory made. */
export function attachedTo(value: unknown): AttachedOperations | undefined {
  return typeof value === "function" ? Reflect.get(value, OPERATIONS) : undefined;
}

/** Attaches the operations to each function, invisibly for firebase-functions' discovery. */
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
