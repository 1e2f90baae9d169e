import { z } from "zod";
import { count, decimal, digits, lax, sku } from "../fields.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import { basicAuth, type XsollaProject } from "./xsolla-project.ts";

/** The largest page that the order search returns. */
export const ORDERS_PER_PAGE = 10;

const flag = lax(z.boolean());

const searchedOrder = z.object({
  order_id: digits,
  /** `new`, `paid`, `done`, `canceled` or `expired`. Xsolla may add others. */
  status: z.string(),
  /** `default` or `sandbox`. */
  mode: lax(z.string()),
  /** Id of Pay Station's transaction. Absent until the order is paid. */
  invoice_id: lax(digits),
  price: lax(
    z.object({
      amount: decimal,
      amount_without_discount: decimal.nullish(),
      /** ISO 4217, or the SKU of a virtual currency if `is_virtual_currency` is true. */
      currency: z.string(),
      is_virtual_currency: flag,
    }),
  ),
  user: lax(z.object({ id: z.string().min(1) })),
  items: lax(
    z.array(
      z.object({
        sku,
        type: lax(z.string()),
        quantity: count.pipe(z.int().min(0)),
        is_free: flag,
        is_bonus: flag,
        price: lax(z.object({ amount: decimal })),
      }),
    ),
  ),
  promotions: lax(z.array(z.unknown())),
  coupons: lax(z.array(z.unknown())),
});

/**
 * An order as the order search returns it. It has its user and its transaction, and may lack the contents of bundles.
 */
export type SearchedOrder = z.infer<typeof searchedOrder>;

const answerBody = z.object({
  orders: z.array(z.unknown()),
  total_items_count: lax(count.pipe(z.int().min(0))),
  has_more: flag,
});

const named = z.object({ order_id: digits });

/** One page of a search. */
export interface OrderPage {
  orders: SearchedOrder[];
  /** Ids of the orders that cannot be parsed. Null if the id cannot be parsed either. */
  unreadable: (string | null)[];
  /** How many orders the whole search finds. Undefined if Xsolla does not say. */
  total: number | undefined;
  hasMore: boolean;
}

/**
 * Searches the project's orders by their time of creation. `from` and `until` are included, and the oldest order is
 * first.
 * https://developers.xsolla.com/api/catalog (Get orders list for specified period)
 *
 * @throws XsollaError
 */
export async function searchOrders(
  project: XsollaProject,
  { from, until, offset }: { from: Date; until: Date; offset: number },
  signal: AbortSignal,
): Promise<OrderPage> {
  const answer = await callXsolla({
    method: "POST",
    url: `${project.storeUrl}/api/v3/project/${project.projectId}/admin/order/search`,
    headers: { authorization: basicAuth(project) },
    body: {
      limit: ORDERS_PER_PAGE,
      offset,
      created_date_from: inSeconds(from),
      created_date_until: inSeconds(until),
    },
    signal,
  });
  if (answer.status !== 200) throw explainRefusal(answer, "order search");
  const parsed = answerBody.safeParse(answer.body);
  if (!parsed.success)
    throw new XsollaError({ reason: "xsolla-unavailable", detail: "order search answered without orders" });
  const { orders: found, total_items_count: total, has_more } = parsed.data;
  const read = found.map((order) => searchedOrder.safeParse(order));
  return {
    orders: read.flatMap(({ data }) => data ?? []),
    unreadable: found.filter((_, index) => !read[index]?.success).map(idOf),
    total: total ?? undefined,
    hasMore: found.length > 0 && (has_more ?? found.length === ORDERS_PER_PAGE),
  };
}

const idOf = (order: unknown) => named.safeParse(order).data?.order_id ?? null;

/** Formats ISO 8601 without fractions of a second, because Xsolla's reference shows none. */
const inSeconds = (date: Date) => date.toISOString().replace(/\.\d+Z$/, "Z");
