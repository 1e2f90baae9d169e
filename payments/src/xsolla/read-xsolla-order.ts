import { z } from "zod";
import { count, decimal, digits, lax, sku } from "../fields.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import type { XsollaStore } from "./xsolla-project.ts";

const answerBody = z.object({
  order_id: digits,
  /** `new` `paid` `done` `canceled` `expired`; Xsolla may add more. */
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

/** An order as Xsolla's order call tells it: no user and no transaction, and maybe not what bundles contain. */
export type XsollaOrder = z.infer<typeof answerBody>;

/** The token does not read this order, or not any more. */
const UNREADABLE = new Set([401, 403, 404]);

/**
 * Reads one order with the payment token that was made for it, which needs no API key. Null when Xsolla does not show
 * it with this token: tokens end after 24 hours.
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
