import { z } from "zod";
import { count, decimal, digits, lax, sku } from "../fields.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import { basicAuth, type XsollaProject } from "./xsolla-project.ts";

/** The most that order search gives at once. */
export const ORDERS_A_PAGE = 10;

const flag = lax(z.boolean());

const searchedOrder = z.object({
  order_id: digits,
  /** `new` `paid` `done` `canceled` `expired`; Xsolla may add more. */
  status: z.string(),
  /** `default` or `sandbox`. */
  mode: lax(z.string()),
  /** Id of Pay Station's transaction; absent until the order is paid. */
  invoice_id: lax(digits),
  price: lax(
    z.object({
      amount: decimal,
      amount_without_discount: decimal.nullish(),
      /** SKU of a virtual currency where `is_virtual_currency` is set. */
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

/** An order as Xsolla's order search tells it: with its user and its transaction, and maybe not what bundles contain. */
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
  /** Ids of orders whose other fields cannot be read; null where the id cannot be read either. */
  unreadable: (string | null)[];
  /** How many orders the whole search finds; undefined when Xsolla does not say. */
  total: number | undefined;
  hasMore: boolean;
}

/**
 * Searches the project's orders by the time when they were made, both ends included, the oldest first.
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
      limit: ORDERS_A_PAGE,
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
    hasMore: found.length > 0 && (has_more ?? found.length === ORDERS_A_PAGE),
  };
}

const idOf = (order: unknown) => named.safeParse(order).data?.order_id ?? null;

/** ISO 8601 without fractions of a second, which Xsolla's reference does not show. */
const inSeconds = (date: Date) => date.toISOString().replace(/\.\d+Z$/, "Z");
