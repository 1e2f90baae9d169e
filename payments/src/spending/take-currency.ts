import type { Firestore, Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";
import type { Spend, Spending } from "../options.ts";
import { inventorySpend } from "./inventory-spend.ts";

/**
 * Returns the function that takes the currency. A studio that grants with its own `fulfil` must also have its own
 * `spend`, because the library does not know where that studio keeps its currency.
 *
 * @throws FailureError `not-supported`
 */
export const spendOf = ({ fulfil, spend }: Backend): Spend =>
  spend ?? (fulfil ? fail({ reason: "not-supported" }) : inventorySpend);

/** An error of Firestore. It is not a refusal by the studio, and a retry may succeed. */
const grpcError = z.object({ code: z.number() });
/** An error of the studio's `spend` that says how much is missing. */
const refusal = z.object({ missing: z.number() });

/**
 * Takes the currency.
 *
 * @throws FailureError `not-enough-currency` if `spend` throws an error that is neither a failure nor from Firestore
 */
export async function takeCurrency(
  spend: Spend,
  transaction: Transaction,
  spending: Spending,
  db: Firestore,
): Promise<void> {
  try {
    await spend(transaction, spending, db);
  } catch (error) {
    if (error instanceof FailureError || grpcError.safeParse(error).success) throw error;
    const { missing } = refusal.safeParse(error).data ?? {};
    fail({ reason: "not-enough-currency", error, ...(missing !== undefined && { missing }) });
  }
}
