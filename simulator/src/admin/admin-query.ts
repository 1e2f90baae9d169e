import type { Context } from "hono";
import { z } from "zod";
import { readSchema } from "../read-schema.ts";
import type { World } from "../world.ts";

/** Reads `limit` and `offset` of an administrative list. */
export function adminQuery({ settings: { account } }: World, c: Context) {
  const query = z.object({
    limit: z.coerce.number().int().min(1).default(account.adminPageSize),
    offset: z.coerce.number().int().min(0).default(0),
  });
  const { limit, offset } = readSchema(query, c.req.query());
  return { limit: Math.min(limit, account.adminPageSize), offset };
}
