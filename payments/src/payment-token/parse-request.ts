import { z } from "zod";
import { parseData } from "../callable/parse-data.ts";
import { isBlank, MAX_QUANTITY, optional, quantity } from "../callable/request-fields.ts";
import { sku } from "../fields.ts";
import { addUp } from "../orders/order-lines.ts";

/** How many lines one purchase may have. */
const MAX_LINES = 50;
/** Length of the longest `settings.return_url` that Xsolla accepts. */
const MAX_RETURN_URL_LENGTH = 1_000;

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
  .object({
    sku: optional(sku),
    quantity,
    items: optional(z.array(line).max(MAX_LINES)),
    returnUrl: optional(
      z.string().max(MAX_RETURN_URL_LENGTH).refine(URL.canParse, "expected an absolute URL"),
    ),
    paymentMethod: optional(z.int().min(1)),
    language: optional(z.string()),
    uid: optional(z.string()),
  })
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
export const parseRequest = (data: unknown): PaymentTokenRequest => parseData(paymentTokenRequest, data);
