import type { CallableHandler } from "../callable/callable.ts";
import { makeSpend } from "./make-spend.ts";
import { parsePurchase } from "./parse-request.ts";
import type { SpendAnswer } from "./spend-document.ts";

/** Implements `buyWithVirtualCurrency`. Pay Station cannot sell for a currency of the game. */
export const buyWithVirtualCurrency: CallableHandler<SpendAnswer> = (backend, data, caller, request) =>
  makeSpend(backend, request, caller, parsePurchase(data), false);
