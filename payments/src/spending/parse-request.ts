import { z } from "zod";
import { parseData } from "../callable/parse-data.ts";
import { optional, quantity } from "../callable/request-fields.ts";
import { sku } from "../fields.ts";

/** A valid request of either callable. */
export interface SpendRequest {
  /** The client chooses it. A retry of the same purchase has the same id. */
  purchaseId: string;
  sku: string;
  quantity: number;
  /** SKU of the virtual currency. Undefined if the item is free, or if it has only one price. */
  currency: string | undefined;
}

const claim = z.object({
  sku,
  quantity: quantity.transform((quantity = 1) => quantity),
  /** It is also the id of a Firestore document. */
  purchaseId: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 of A-Z a-z 0-9 _ -")
    .refine((text) => !/^__.*__$/.test(text), "this name is reserved"),
});

const purchase = claim.extend({ currency: optional(sku) });

/**
 * Parses the data of `buyWithVirtualCurrency`.
 *
 * @throws FailureError `invalid-request`
 */
export const parsePurchase = (data: unknown): SpendRequest => ({
  currency: undefined,
  ...parseData(purchase, data),
});

/**
 * Parses the data of `claimFreeItem`.
 *
 * @throws FailureError `invalid-request`
 */
export const parseClaim = (data: unknown): SpendRequest => ({
  currency: undefined,
  ...parseData(claim, data),
});
