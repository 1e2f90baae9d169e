import type { CallableRequest } from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import type { Caller } from "../callable/verify-caller.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { spendAt } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { enforceOrderLimit } from "../payment-token/enforce-order-limit.ts";
import { identifyBuyer } from "../payment-token/identify-buyer.ts";
import { commitSpend } from "./commit-spend.ts";
import { findTerms } from "./find-terms.ts";
import type { SpendRequest } from "./parse-request.ts";
import { repeatedAnswer, type SpendAnswer } from "./spend-document.ts";
import { spendOf } from "./take-currency.ts";

/**
 * Makes a spend, once for each purchase id. Price and availability come from the catalogue. A repeated request costs
 * one read, and does not count against the player's limit.
 *
 * @throws FailureError
 * @throws XsollaError
 */
export async function makeSpend(
  backend: Backend,
  { rawRequest }: CallableRequest,
  caller: Caller,
  request: SpendRequest,
  isFree: boolean,
): Promise<SpendAnswer> {
  const { uid } = caller;
  if (!canOwnOrders(uid))
    fail({ reason: "misconfigured", detail: "the uid cannot be the id of a Firestore document" });
  // Refuses the call before it reads from Firestore.
  spendOf(backend);
  const stored = await spendAt(firestore(backend), uid, request.purchaseId).get();
  if (stored.exists) return repeatedAnswer(request, isFree, stored.data());
  const config = backend.config.checkout();
  const country = identifyBuyer(caller, rawRequest, config).user.country?.value;
  const terms = await findTerms(backend, request, isFree, country, new Date());
  await enforceOrderLimit(backend, uid, config.maxOrdersPerMinute);
  const { answer, isNew } = await commitSpend(backend, uid, request, terms);
  const { purchaseId, sku, quantity } = request;
  if (isNew) log("INFO", "spend.made", { uid, purchaseId, sku, quantity, spent: answer.spent });
  return answer;
}
