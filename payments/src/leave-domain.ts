import type { Domain } from "node:domain";

declare global {
  namespace NodeJS {
    interface Process {
      /** Absent until somebody loads `node:domain`. */
      domain?: Domain | null;
    }
  }
}

/**
 * Leaves the domain in which Google's functions-framework runs a request. Node.js tracks each promise that is created
 * inside a domain, which is a fifth of the processor time of a token call. A handler reports its errors through its
 * promise, so it does not need the domain. Does nothing in the emulator, which has no domains.
 *
 * Call it first in a handler: everything that the handler starts afterwards is outside.
 * https://nodejs.org/docs/latest-v24.x/api/domain.html (deprecated by Node.js)
 */
export function leaveDomain(): void {
  process.domain?.exit();
}
