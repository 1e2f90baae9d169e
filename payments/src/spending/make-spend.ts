import type { CallableRequest } from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import type { Caller } from "../callable/verify-caller.ts";
import { fail } from "../failure.ts";
import { firestore } from "../firestore/firestore.ts";
import { spendAt } from "../firestore/paths.ts";
import { log } from "../log.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { claimTurn } from "../payment-token/claim-turn.ts";
import { identifyBuyer } from "../payment-token/identify-buyer.ts";
import { commitSpend } from "./commit-spend.ts";
import { findTerms } from "./find-terms.ts";
import type { Wanted } from "./parse-request.ts";
import { answerAgain, type SpendAnswer } from "./spend-document.ts";
import { spendOf } from "./take-currency.ts";

/**
 * Makes a purchase that no money is paid for, once for each purchase id. Price and availability are the catalogue's. A
 * repeated request costs a read, and no turn of the player's.
 *
 * @throws FailureError
 * @throws XsollaError
 */
export async function makeSpend(
  backend: Backend,
  { rawRequest }: CallableRequest,
  caller: Caller,
  wanted: Wanted,
  isFree: boolean,
): Promise<SpendAnswer> {
  const { uid } = caller;
  if (!canOwnOrders(uid)) fail({ reason: "misconfigured", detail: "a uid that is no document id" });
  spendOf(backend);
  const stored = await spendAt(firestore(backend), uid, wanted.purchaseId).get();
  if (stored.exists) return answerAgain(wanted, isFree, stored.data());
  const config = backend.config.checkout();
  const country = identifyBuyer(caller, rawRequest, config).user.country?.value;
  const terms = await findTerms(backend, wanted, isFree, country, new Date());
  await claimTurn(backend, uid, config.maxOrdersPerMinute);
  const { answer, isNew } = await commitSpend(backend, uid, wanted, terms);
  const { purchaseId, sku, quantity } = wanted;
  if (isNew) log("INFO", "spend.made", { uid, purchaseId, sku, quantity, spent: answer.spent });
  return answer;
}
