import { z } from "zod";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import type { Wanted } from "./parse-request.ts";

const line = z.object({ sku: z.string(), quantity: z.number() });

/** A document of `xsollaPlayers/{uid}/xsollaSpends`, under the purchase id. */
const spendDocument = z.object({
  sku: z.string(),
  quantity: z.number(),
  /** What the player got, the contents of a bundle beside the bundle. */
  items: z.array(line),
  /** What it cost; null for a free item. */
  spent: z.object({ sku: z.string(), amount: z.number() }).nullable(),
  createdAt: date,
});

export type Spent = Pick<z.infer<typeof spendDocument>, "sku" | "quantity" | "items" | "spent">;

/** What `buyWithVirtualCurrency` and `claimFreeItem` answer. */
export interface SpendAnswer {
  purchase_id: string;
  items: Spent["items"];
  spent: Spent["spent"];
}

export const answerOf = ({ purchaseId }: Wanted, { items, spent }: Spent): SpendAnswer => ({
  purchase_id: purchaseId,
  items,
  spent,
});

/**
 * The answer to a repeated request.
 *
 * @throws FailureError `invalid-request` when the purchase id was used for another request
 */
export function answerAgain(wanted: Wanted, isFree: boolean, stored: unknown): SpendAnswer {
  const known = spendDocument.parse(stored);
  const { sku, quantity, spent } = known;
  const isSame =
    sku === wanted.sku &&
    quantity === wanted.quantity &&
    isFree === (spent === null) &&
    (wanted.currency === undefined || wanted.currency === spent?.sku);
  return isSame
    ? answerOf(wanted, known)
    : fail({
        reason: "invalid-request",
        issues: [{ path: "purchaseId", message: "this id was used for another purchase" }],
      });
}
