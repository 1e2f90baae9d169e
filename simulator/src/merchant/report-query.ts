import { z } from "zod";

/** A date or time, in UTC if it has no zone. A date means midnight. */
const date = z
  .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()])
  .transform(
    (text) => new Date(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`),
  )
  .optional();
const count = z.coerce.number().int().min(0);
const digits = z.string().regex(/^\d+$/).optional();

/** Parameters of the search: https://developers.xsolla.com/api/pay-station/operation/find-transactions */
export const reportQuery = z.object({
  datetime_from: date,
  datetime_to: date,
  project_id: digits,
  transaction_id: digits,
  type: z.enum(["all", "transferred", "canceled", "test"]).optional(),
  show_dry_run: z
    .enum(["true", "false", "1", "0"])
    .transform((text) => text === "true" || text === "1")
    .optional(),
  phone: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  user_custom: z.string().optional(),
  email: z.string().optional(),
  external_id: z.string().optional(),
  status: z
    .enum(["created", "processing", "done", "canceled", "error", "review", "refunded", "awaitingRefund"])
    .optional(),
  transaction_type: z.enum(["payment", "coupon", "inGamePurchase", "internal", "cancellation"]).optional(),
  offset: count.default(0),
  limit: count.min(1).default(100),
});
export type ReportQuery = z.infer<typeof reportQuery>;
