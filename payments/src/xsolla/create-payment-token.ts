import { z } from "zod";
import { digits } from "../fields.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import { basicAuth, type XsollaProject } from "./xsolla-project.ts";

/**
 * The body of the token call, Xsolla's admin call "create payment token for purchase". The root, `user`, `purchase`,
 * `settings` and `settings.ui` are closed objects, so Xsolla answers 422 to a field that is not in its schema. It has
 * no prices, because Xsolla prices the order by its own catalogue.
 * https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 */
export interface TokenCallBody {
  sandbox: boolean;
  user: {
    id: { value: string };
    email?: { value: string };
    name?: { value: string };
    country?: { value?: string; allow_modify?: boolean };
  };
  purchase: { items: { sku: string; quantity: number }[] };
  settings: {
    external_id: string;
    language?: string;
    currency?: string;
    return_url?: string;
    payment_method?: number;
    redirect_policy?: { redirect_conditions: string; status_for_manual_redirection?: string };
    ui?: { theme: string };
  };
  custom_parameters?: Record<string, unknown>;
}

/** The result of the token call. */
export interface PaymentToken {
  /** A secret. It opens Pay Station, and reads the order. */
  token: string;
  /** In decimal digits. */
  orderId: string;
}

const answerBody = z
  // `parseJson` converts a number to its digits, and a number is not a token.
  .object({ token: z.string().regex(/\D/), order_id: digits })
  .transform(({ token, order_id }): PaymentToken => ({ token, orderId: order_id }));

/**
 * Creates an order in status `new` at Xsolla, and the token that pays it. It sends the call once, because the call has
 * no idempotency key and a retry would create a second order.
 *
 * @param userIp public address of the buyer. Xsolla derives the country from it if `user.country` is absent.
 * @param timeoutMs the milliseconds that the function call has left
 * @throws XsollaError
 */
export async function createPaymentToken(
  project: XsollaProject,
  body: TokenCallBody,
  userIp: string | undefined,
  timeoutMs: number,
): Promise<PaymentToken> {
  const answer = await callXsolla({
    method: "POST",
    url: `${project.storeUrl}/api/v3/project/${project.projectId}/admin/payment/token`,
    headers: { authorization: basicAuth(project), ...(userIp && { "x-user-ip": userIp }) },
    body,
    timeoutMs,
  });
  if (answer.status < 200 || answer.status > 299)
    throw explainRefusal(answer, "token call", fieldsOf(body, userIp));
  const parsed = answerBody.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new XsollaError({
    reason: "xsolla-unavailable",
    detail: "token call answered without token and order_id",
  });
}

/** Lists the names of the sent fields. They are logged if Xsolla's schema refuses one of them. */
function fieldsOf(body: TokenCallBody, userIp: string | undefined): string[] {
  const pathsOf = (value: unknown, path: string): string[] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, path ? `${path}.${name}` : name))
      : [path];
  return [...pathsOf(body, ""), ...(userIp ? ["X-User-Ip"] : [])];
}
