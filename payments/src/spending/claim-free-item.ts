import type { CallableHandler } from "../callable/callable.ts";
import { makeSpend } from "./make-spend.ts";
import { parseClaim } from "./parse-request.ts";
import type { SpendAnswer } from "./spend-document.ts";

/** Implements `claimFreeItem`. It grants as many pieces of a free item as its limit in the catalogue allows. */
export const claimFreeItem: CallableHandler<SpendAnswer> = (backend, data, caller, request) =>
  makeSpend(backend, request, caller, parseClaim(data), true);
