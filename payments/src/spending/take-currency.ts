import type { Firestore, Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";
import type { Spend, Spending } from "../options.ts";
import { inventorySpend } from "./inventory-spend.ts";

/**
 * What takes the currency. A studio that grants elsewhere keeps its currency elsewhere.
 *
 * @throws FailureError `not-supported`
 */
export const spendOf = ({ fulfil, spend }: Backend): Spend =>
  spend ?? (fulfil ? fail({ reason: "not-supported" }) : inventorySpend);

/** An error of Firestore's: not the studio's refusal, and maybe worth a retry. */
const grpcError = z.object({ code: z.number() });
const refusal = z.object({ missing: z.number() });

/** @throws FailureError `not-enough-currency` for whatever else `spend` throws */
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
