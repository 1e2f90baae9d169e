import { type Context, Hono } from "hono";
import { z } from "zod";
import type { World } from "../world.ts";
import { writeJson } from "../write-json.ts";
import { findTransactions } from "./find-transactions.ts";
import { MerchantError } from "./merchant-error.ts";
import { reportQuery } from "./report-query.ts";
import { summarizeTransaction, viewTransaction } from "./view-transaction.ts";

const fastQuery = z
  .object({ transaction_id: z.string().regex(/^\d+$/).optional(), external_id: z.string().optional() })
  .refine(
    ({ transaction_id, external_id }) => (transaction_id === undefined) !== (external_id === undefined),
    {
      message: "either transaction_id or external_id is needed",
    },
  );

/** Serves reports of payments and refunds: https://developers.xsolla.com/api/pay-station/operation/find-transactions */
export function reportRoutes(world: World): Hono {
  const app = new Hono();

  app.get("/search.json", (c) => {
    const found = findTransactions(world, read(c, reportQuery));
    return answer(
      c,
      found.map((transaction) => viewTransaction(world, transaction)),
    );
  });
  app.get("/simple_search", (c) => {
    const wanted = read(c, fastQuery);
    const found = findTransactions(world, reportQuery.parse({ ...wanted, type: "all" }));
    if (found.length === 0) throw new MerchantError(404, "Transaction not found");
    return answer(
      c,
      found.map((transaction) => summarizeTransaction(world, transaction)),
    );
  });
  app.get("/:id{[0-9]+}/details", (c) => {
    const transaction = world.findTransaction(c.req.param("id"));
    if (!transaction) throw new MerchantError(404, "Transaction not found");
    return answer(c, viewTransaction(world, transaction));
  });
  return app;
}

/** Reads the query. @throws MerchantError 422 */
function read<T extends z.ZodType>(c: Context, schema: T): z.infer<T> {
  const parsed = schema.safeParse(c.req.query());
  if (!parsed.success) throw new MerchantError(422, z.prettifyError(parsed.error));
  return parsed.data;
}

/** Answers with every digit of the ids. */
const answer = (c: Context, body: unknown) =>
  c.body(writeJson(body), 200, { "content-type": "application/json" });
