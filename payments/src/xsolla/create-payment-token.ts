import { z } from "zod";
import { digits } from "../fields.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./failure.ts";
import { basicAuth, type XsollaProject } from "./project.ts";

/**
 * Body of Xsolla's admin call "create payment token for purchase". Root, `user`, `purchase`, `settings` and
 * `settings.ui` are closed objects there: a field that is not in the schema is a 422. Prices are never sent; Xsolla
 * prices the order from its own catalogue.
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

/** `token` opens Pay Station and reads the order: a secret. `orderId` in decimal digits. */
export interface PaymentToken {
  token: string;
  orderId: string;
}

const answerBody = z
  // A number arrives as its digits, and is not a token.
  .object({ token: z.string().regex(/\D/), order_id: digits })
  .transform(({ token, order_id }): PaymentToken => ({ token, orderId: order_id }));

/**
 * Creates an order in status `new` at Xsolla and the token that pays it. Sent once: Xsolla knows no idempotency key
 * here, so a repetition would create a second order.
 *
 * @param userIp public address of the buyer; Xsolla takes the country from it when `user.country` is absent.
 * @throws XsollaError
 */
export async function createPaymentToken(
  project: XsollaProject,
  body: TokenCallBody,
  userIp: string | undefined,
  signal: AbortSignal,
): Promise<PaymentToken> {
  const answer = await callXsolla({
    method: "POST",
    url: `${project.storeUrl}/api/v3/project/${project.projectId}/admin/payment/token`,
    headers: { authorization: basicAuth(project), ...(userIp && { "x-user-ip": userIp }) },
    body,
    signal,
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

/** The fields that were sent, without their values: for the log, when Xsolla's schema refuses one of them. */
function fieldsOf(body: TokenCallBody, userIp: string | undefined): string[] {
  const pathsOf = (value: unknown, path: string): string[] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, path ? `${path}.${name}` : name))
      : [path];
  return [...pathsOf(body, ""), ...(userIp ? ["X-User-Ip"] : [])];
}
