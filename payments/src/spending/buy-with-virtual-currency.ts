import type { CallableHandler } from "../callable/callable.ts";
import { makeSpend } from "./make-spend.ts";
import { parsePurchase } from "./parse-request.ts";
import type { SpendAnswer } from "./spend-document.ts";

/** `buyWithVirtualCurrency`: what Pay Station cannot sell, because the currency is the game's own. */
export const buyWithVirtualCurrency: CallableHandler<SpendAnswer> = (backend, data, caller, request) =>
  makeSpend(backend, request, caller, parsePurchase(data), false);
