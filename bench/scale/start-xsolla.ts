import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import { withBody } from "../../test/support/with-body.ts";
import { portOf } from "../port-of.ts";
import { creationTime, type OrderRange } from "./seed-orders.ts";

const search = z.object({
  limit: z.int(),
  offset: z.int(),
  created_date_from: z.coerce.date(),
  created_date_until: z.coerce.date(),
});

/** Xsolla's order call and order search, for a range of orders of which none is paid. */
export interface OrderCalls {
  origin: string;
  /** Sets the orders that the search finds. */
  serve: (range: OrderRange) => void;
  /** Counts the calls so far. */
  count: () => number;
  close: () => void;
}

interface Dated {
  order_id: number;
  at: Date;
}

/** Starts a server that answers both calls at once, so that the time of a run is the time of the functions. */
export async function startXsolla(): Promise<OrderCalls> {
  let calls = 0;
  let orders: Dated[] = [];
  /** The orders of a window are searched page by page. */
  const windows = new Map<string, Dated[]>();
  const inWindow = (from: Date, until: Date) => {
    const name = `${from.getTime()}-${until.getTime()}`;
    const known = windows.get(name) ?? orders.filter(({ at }) => at >= from && at <= until);
    windows.set(name, known);
    return known;
  };
  const server = createServer(
    withBody((request, response, body) => {
      calls += 1;
      const answer =
        request.method === "POST"
          ? find(inWindow, search.parse(JSON.parse(body.toString())))
          : describe(Number(request.url?.split("/").at(-1)));
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(answer));
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    serve: (range) => {
      windows.clear();
      orders = Array.from({ length: range.count }, (_, index) => ({
        order_id: range.first + index,
        at: creationTime(range, index),
      }));
    },
    count: () => calls,
    close: () => server.close(),
  };
}

const price = { amount: "9.9900", amount_without_discount: "9.9900", currency: "EUR" };
const items = [{ sku: "coins-100", quantity: 1, price }];

const describe = (order_id: number) => ({ order_id, status: "new", content: { price, items } });

function find(
  inWindow: (from: Date, until: Date) => Dated[],
  { limit, offset, created_date_from: from, created_date_until: until }: z.infer<typeof search>,
) {
  const found = inWindow(from, until);
  const page = found.slice(offset, offset + limit);
  return {
    orders: page.map(({ order_id }) => ({ order_id, status: "new", mode: "sandbox", price, items })),
    total_items_count: found.length,
    has_more: found.length > offset + limit,
  };
}
