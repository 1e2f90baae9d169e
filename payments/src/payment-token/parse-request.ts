import { z } from "zod";
import { toIssues } from "../callable/to-issues.ts";
import { fail } from "../failure.ts";
import { sku } from "../fields.ts";
import { addUp } from "../orders/order-lines.ts";

/** How many lines one purchase may have. */
const MAX_LINES = 50;
export const MAX_QUANTITY = 1_000;
/** Length of the longest `settings.return_url` that Xsolla accepts. */
const MAX_RETURN_URL_LENGTH = 1_000;

/** Reads `""`, `[]` and null as absent. Unity's JsonUtility cannot leave a field out, so it sends `""` and `[]`. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional());

const isBlank = (value: unknown) =>
  value === "" || value === null || (Array.isArray(value) && value.length === 0);

const quantity = optional(z.int().min(1).max(MAX_QUANTITY));

const line = z.object({ sku, quantity }).transform(({ sku, quantity = 1 }) => ({ sku, quantity }));

/**
 * Removes a `quantity` of 0 beside `items`. Unity's JsonUtility sends an unset integer as 0, and `quantity` only
 * belongs to `sku`.
 */
const withoutStrayQuantity = (data: unknown) =>
  typeof data === "object" && data !== null && "items" in data && "quantity" in data && data.quantity === 0
    ? { ...data, quantity: isBlank(data.items) ? 0 : undefined }
    : data;

const fields = z
  .object(
    {
      sku: optional(sku),
      quantity,
      items: optional(z.array(line).max(MAX_LINES)),
      returnUrl: optional(
        z.string().max(MAX_RETURN_URL_LENGTH).refine(URL.canParse, "expected an absolute URL"),
      ),
      paymentMethod: optional(z.int().min(1)),
      language: optional(z.string()),
      uid: optional(z.string()),
    },
    'expected an object: the body is {"data": {…}}, with Content-Type: application/json',
  )
  .refine(({ sku, items }) => (sku === undefined) !== (items === undefined), {
    path: ["sku"],
    message: "expected either sku or items",
  })
  .transform(({ sku, quantity = 1, items, ...rest }) => ({
    ...rest,
    lines: addUp(items ?? (sku === undefined ? [] : [{ sku, quantity }])),
  }))
  .refine(({ lines }) => lines.every(({ quantity }) => quantity <= MAX_QUANTITY), {
    path: ["items"],
    message: `expected at most ${MAX_QUANTITY} of one SKU`,
  });

const paymentTokenRequest = z.preprocess(withoutStrayQuantity, fields);

/** A valid request. Its lines have each SKU once. */
export type PaymentTokenRequest = z.infer<typeof paymentTokenRequest>;

/**
 * Parses the data of a call.
 *
 * @throws FailureError `invalid-request`
 */
export function parseRequest(data: unknown): PaymentTokenRequest {
  const parsed = paymentTokenRequest.safeParse(data);
  return parsed.success ? parsed.data : fail({ reason: "invalid-request", issues: toIssues(parsed.error) });
}
