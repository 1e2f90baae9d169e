import { z } from "zod";
import { toIssues } from "../callable/to-issues.ts";
import { fail } from "../failure.ts";
import { sku } from "../fields.ts";
import { MAX_QUANTITY, optional } from "../payment-token/parse-request.ts";

/** A valid request of either callable. */
export interface SpendRequest {
  /** The client chooses it. A retry of the same purchase has the same id. */
  purchaseId: string;
  sku: string;
  quantity: number;
  /** SKU of the virtual currency. Undefined if the item is free, or if it has only one price. */
  currency: string | undefined;
}

const claim = z.object(
  {
    sku,
    quantity: optional(z.int().min(1).max(MAX_QUANTITY)).transform((quantity = 1) => quantity),
    /** It is also the id of a Firestore document. */
    purchaseId: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 of A-Z a-z 0-9 _ -")
      .refine((text) => !/^__.*__$/.test(text), "this name is reserved"),
  },
  'expected an object: the body is {"data": {…}}, with Content-Type: application/json',
);

const purchase = claim.extend({ currency: optional(sku) });

/**
 * Parses the data of `buyWithVirtualCurrency`.
 *
 * @throws FailureError `invalid-request`
 */
export const parsePurchase = (data: unknown): SpendRequest => ({
  currency: undefined,
  ...parse(purchase, data),
});

/**
 * Parses the data of `claimFreeItem`.
 *
 * @throws FailureError `invalid-request`
 */
export const parseClaim = (data: unknown): SpendRequest => ({ currency: undefined, ...parse(claim, data) });

function parse<T extends z.ZodType>(schema: T, data: unknown): z.infer<T> {
  const parsed = schema.safeParse(data);
  return parsed.success ? parsed.data : fail({ reason: "invalid-request", issues: toIssues(parsed.error) });
}
