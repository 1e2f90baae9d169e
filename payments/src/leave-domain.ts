import { AsyncLocalStorage } from "node:async_hooks";
import type { Domain } from "node:domain";

declare global {
  namespace NodeJS {
    interface Process {
      /** Absent until somebody loads `node:domain`. */
      domain?: Domain | null;
    }
  }
}

/** The domain that each request has left. */
const requests = new AsyncLocalStorage<Domain>();

/**
 * Leaves the domain in which Google's functions-framework runs a request. Node.js tracks each promise that is created
 * inside a domain, which is a fifth of the processor time of a token call. A handler reports its errors through its
 * promise, so it does not need the domain. Does nothing in the emulator, which has no domains.
 *
 * Call it first in a handler: everything that the handler starts afterwards is outside, except the studio's code.
 * https://nodejs.org/docs/latest-v24.x/api/domain.html (deprecated by Node.js)
 */
export function leaveDomain(): void {
  const { domain } = process;
  if (!domain) return;
  domain.exit();
  requests.enterWith(domain);
}

/**
 * Wraps the studio's code so that it runs in the domain of its request. A promise that it does not await, or a timer,
 * may fail outside its promise. In the domain, that fails one request. Outside, it would end the process, and with it
 * all other requests of the instance.
 */
export const inDomain =
  <Args extends unknown[], Result>(work: (...args: Args) => Result): ((...args: Args) => Result) =>
  (...args) => {
    const domain = requests.getStore();
    domain?.enter();
    try {
      return work(...args);
    } finally {
      domain?.exit();
    }
  };
