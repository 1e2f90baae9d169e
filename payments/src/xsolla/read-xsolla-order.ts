import { z } from "zod";
import { count, decimal, digits, lax, sku } from "../fields.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import type { XsollaStore } from "./xsolla-project.ts";

const answerBody = z.object({
  order_id: digits,
  /** `new`, `paid`, `done`, `canceled` or `expired`. Xsolla may add others. */
  status: z.string(),
  content: lax(
    z.object({
      price: lax(
        z.object({ amount: decimal, amount_without_discount: decimal.nullish(), currency: z.string() }),
      ),
      items: lax(z.array(z.object({ sku, quantity: count.pipe(z.int().min(0)) }))),
    }),
  ),
});

/** An order as the order call returns it. It has no user and no transaction, and may lack the contents of bundles. */
export type XsollaOrder = z.infer<typeof answerBody>;

/** Statuses of an answer if the token cannot read the order, or has expired. */
const UNREADABLE = new Set([401, 403, 404]);

/**
 * Reads an order with its payment token, so it needs no API key. Returns null if the token cannot read the order. A
 * token expires after 24 hours.
 * https://developers.xsolla.com/api/catalog (Get order)
 *
 * @throws XsollaError
 */
export async function readXsollaOrder(
  store: XsollaStore,
  orderId: string,
  token: string,
): Promise<XsollaOrder | null> {
  const answer = await callXsolla({
    method: "GET",
    url: `${store.storeUrl}/api/v2/project/${store.projectId}/order/${orderId}`,
    headers: { authorization: `Bearer ${token}` },
  });
  if (UNREADABLE.has(answer.status)) return null;
  if (answer.status !== 200) throw explainRefusal(answer, "order call");
  const parsed = answerBody.safeParse(answer.body);
  if (parsed.success && parsed.data.order_id === orderId) return parsed.data;
  throw new XsollaError({ reason: "xsolla-unavailable", detail: "order call answered without the order" });
}
