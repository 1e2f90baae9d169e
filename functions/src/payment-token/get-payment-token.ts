import { randomUUID } from "node:crypto";
import { info } from "firebase-functions/logger";
import type { CallableHandler } from "../callable/callable.ts";
import { type CheckoutConfig, readCheckoutConfig, readXsollaProject } from "../config.ts";
import { fail } from "../failure.ts";
import { ORDER_OWNER } from "../orders/order-owner.ts";
import { createPaymentToken, type PaymentTokenRequest } from "../xsolla/create-payment-token.ts";
import { checkLines } from "./check-lines.ts";
import { checkReturnUrl } from "./check-return-url.ts";
import { type Buyer, identifyBuyer } from "./identify-buyer.ts";
import { parseRequest } from "./parse-request.ts";
import { payStationLanguage } from "./pay-station-language.ts";
import { payStationUrl } from "./pay-station-url.ts";

/** All calls to Xsolla for one request end here; the caller has an answer within 15 s. */
const DEADLINE_MS = 12_000;

/** `token` and `url` open Pay Station, on the sandbox host when `sandbox`; `order_id` is the order to listen to. */
export interface PaymentTokenAnswer {
  token: string;
  order_id: number;
  url: string;
  sandbox: boolean;
}

/**
 * `getXsollaPaymentToken`: checks the request, every SKU and the player's limit, creates the order and its token at Xsolla, writes the
 * order to Firestore and answers. A refused request makes no token call.
 */
export const getPaymentToken: CallableHandler<PaymentTokenAnswer> = async (data, caller, { rawRequest }) => {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const request = parseRequest(data);
  if (request.uid !== undefined && request.uid !== caller.uid) fail({ reason: "uid-mismatch" });
  if (!ORDER_OWNER.test(caller.uid))
    fail({ reason: "misconfigured", detail: "a uid that is no document id" });
  const config = readCheckoutConfig();
  if (request.returnUrl !== undefined) checkReturnUrl(request.returnUrl, config.XSOLLA_RETURN_URLS);

  const project = readXsollaProject();
  // Loaded while Xsolla is asked: a new instance answers its first call that much sooner.
  const storage = Promise.all([import("./claim-turn.ts"), import("../order-store/apply-to-order.ts")]);
  const { quote, contents } = await checkLines(project, request.lines);
  const [{ claimTurn }, { createOrder }] = await storage;
  await claimTurn(caller.uid, config.MAX_ORDERS_PER_MINUTE);
  const buyer = identifyBuyer(caller, rawRequest, config);
  const body = tokenRequest(request, buyer, config);
  const { token, orderId } = await createPaymentToken(project, body, buyer.userIp, deadline);

  const externalId = body.settings.external_id;
  const sandbox = config.XSOLLA_SANDBOX;
  const order = { items: request.lines, ...quote, externalId, sandbox };
  await createOrder({ uid: caller.uid, orderId }, order, { token, contents });
  info("order.created", { uid: caller.uid, orderId, externalId, sandbox });
  return { token, order_id: Number(orderId), url: payStationUrl(token, sandbox), sandbox };
};

function tokenRequest(
  { lines, language, returnUrl }: ReturnType<typeof parseRequest>,
  { user, currency }: Buyer,
  { XSOLLA_SANDBOX, XSOLLA_UI_THEME }: CheckoutConfig,
): PaymentTokenRequest {
  const pageLanguage = language && payStationLanguage(language);
  return {
    sandbox: XSOLLA_SANDBOX,
    user,
    purchase: { items: lines },
    settings: {
      external_id: randomUUID(),
      ...(pageLanguage && { language: pageLanguage }),
      ...(currency && { currency }),
      ...(returnUrl && { return_url: returnUrl }),
      ...(XSOLLA_UI_THEME && { ui: { theme: XSOLLA_UI_THEME } }),
    },
  };
}
