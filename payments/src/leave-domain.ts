import type { Domain } from "node:domain";
import type { Backend } from "./backend.ts";

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
 * inside a domain, which is a fifth of the processor time of `getXsollaPaymentToken`. A handler reports its errors
 * through its promise, so it does not need the domain. Does nothing in the emulator, which has no domains.
 *
 * Call it first in a handler: everything that the handler starts afterwards is outside, but for the studio's code.
 * https://nodejs.org/docs/latest-v24.x/api/domain.html (deprecated by Node.js)
 *
 * @returns the backend for this request. It runs the studio's code inside the domain. A promise that this code does not
 * await, or a timer, may fail outside its own promise. In the domain, that fails one request. Outside, it would end the
 * process, and with it all other requests of the instance.
 */
export function leaveDomain(backend: Backend): Backend {
  const { domain } = process;
  if (!domain) return backend;
  domain.exit();
  const { fulfil, settingsFor, itemsFor, spend } = backend;
  return {
    ...backend,
    fulfil: fulfil && bind(domain, fulfil),
    settingsFor: settingsFor && bind(domain, settingsFor),
    itemsFor: itemsFor && bind(domain, itemsFor),
    spend: spend && bind(domain, spend),
  };
}

/** Wraps a function so that it runs in a domain. `domain.bind` would not leave the domain after an exception. */
const bind =
  <Args extends unknown[], Result>(domain: Domain, work: (...args: Args) => Result) =>
  (...args: Args): Result => {
    domain.enter();
    try {
      return work(...args);
    } finally {
      domain.exit();
    }
  };
