import { z } from "zod";

const date = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .optional();

/** The order search has no filter by user, status or order id: https://developers.xsolla.com/api/catalog */
export const searchRequest = z.object({
  limit: z.int().min(1).max(10).default(10),
  offset: z.int().min(0).default(0),
  created_date_from: date,
  created_date_until: date,
});
