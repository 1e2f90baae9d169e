import { z } from "zod";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import type { SpendRequest } from "./parse-request.ts";

const line = z.object({ sku: z.string(), quantity: z.number() });

/** A document of `xsollaPlayers/{uid}/xsollaSpends`. Its id is the purchase id. */
const spendDocument = z.object({
  sku: z.string(),
  quantity: z.number(),
  /** The items that were granted: a bundle, and its contents as lines of their own. */
  items: z.array(line),
  /** The price. Null for a free item. */
  spent: z.object({ sku: z.string(), amount: z.number() }).nullable(),
  createdAt: date,
});

/** The content of a document, without its time. */
export type SpendRecord = Pick<z.infer<typeof spendDocument>, "sku" | "quantity" | "items" | "spent">;

/** The answer of `buyWithVirtualCurrency` and `claimFreeItem`. */
export interface SpendAnswer {
  purchase_id: string;
  /** The items that were granted. */
  items: SpendRecord["items"];
  /** The price. Null for a free item. */
  spent: SpendRecord["spent"];
}

/** Builds the answer to a request from the record of it. */
export const answerOf = ({ purchaseId }: SpendRequest, { items, spent }: SpendRecord): SpendAnswer => ({
  purchase_id: purchaseId,
  items,
  spent,
});

/**
 * Builds the answer to a repeated request from the stored document.
 *
 * @throws FailureError `invalid-request` if the purchase id was used for another request
 */
export function repeatedAnswer(request: SpendRequest, isFree: boolean, stored: unknown): SpendAnswer {
  const known = spendDocument.parse(stored);
  const { sku, quantity, spent } = known;
  const isSame =
    sku === request.sku &&
    quantity === request.quantity &&
    isFree === (spent === null) &&
    (request.currency === undefined || request.currency === spent?.sku);
  return isSame
    ? answerOf(request, known)
    : fail({
        reason: "invalid-request",
        issues: [{ path: "purchaseId", message: "this id was used for another purchase" }],
      });
}
