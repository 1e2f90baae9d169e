import type { Backend } from "../backend.ts";
import type { CallableHandler } from "../callable/callable.ts";
import { TOKEN_CALLS_MS } from "../deadlines.ts";
import { fail } from "../failure.ts";
import { lazily } from "../lazily.ts";
import { log } from "../log.ts";
import { canOwnOrders } from "../orders/can-own-orders.ts";
import { extrasOf } from "../orders/order-extras.ts";
import { afterNextRequest } from "../xsolla/after-next-request.ts";
import { createPaymentToken } from "../xsolla/create-payment-token.ts";
import { checkLines } from "./check-lines.ts";
import { checkReturnUrl } from "./check-return-url.ts";
import { identifyBuyer } from "./identify-buyer.ts";
import { parseRequest } from "./parse-request.ts";
import { payStationUrl } from "./pay-station-url.ts";
import { tokenCallBody } from "./token-call-body.ts";

const loadStorage = lazily(() =>
  Promise.all([
    import("./enforce-order-limit.ts"),
    import("../order-store/create-order.ts"),
    import("../firestore/open-connection.ts"),
  ]),
);

let isPrepared = false;

/** Makes a new instance load what stores the order, and connect to Firestore, while it waits for Xsolla. */
function prepareStorage(backend: Backend): void {
  if (isPrepared) return;
  isPrepared = true;
  afterNextRequest(async () => {
    // The call that needs the modules loads them again, and reports the failure.
    const modules = await loadStorage().catch(() => undefined);
    await modules?.[2].openConnection(backend);
  });
}

/** The answer of `getXsollaPaymentToken`. */
export interface PaymentTokenAnswer {
  /** Opens Pay Station, and pays the order. */
  token: string;
  /** Id of the order document to listen to. */
  order_id: number;
  /** Opens Pay Station with the token, on the sandbox host if `sandbox` is true. */
  url: string;
  sandbox: boolean;
}

/**
 * Implements `getXsollaPaymentToken`. It checks the request, every SKU and the player's limit. Then it creates the
 * order and its token at Xsolla, and writes the order to Firestore. A refused request makes no token call.
 *
 * @throws FailureError, XsollaError
 */
export const getPaymentToken: CallableHandler<PaymentTokenAnswer> = async (
  backend,
  data,
  caller,
  { rawRequest },
) => {
  const deadline = performance.now() + TOKEN_CALLS_MS;
  const request = parseRequest(data);
  if (request.uid !== undefined && request.uid !== caller.uid) fail({ reason: "uid-mismatch" });
  if (!canOwnOrders(caller.uid))
    fail({ reason: "misconfigured", detail: "the uid cannot be the id of a Firestore document" });
  const config = backend.config.checkout();
  if (request.returnUrl !== undefined) checkReturnUrl(request.returnUrl, config.returnUrls);

  const project = backend.config.project();
  prepareStorage(backend);
  const buyer = identifyBuyer(caller, rawRequest, config);
  const visitor = { country: buyer.user.country?.value, sellHidden: backend.sellHidden };
  const { quote, isQuoteExact, contents, expiresInSeconds } = await checkLines(
    project,
    request.lines,
    visitor,
  );
  const body = tokenCallBody(backend, caller, request, buyer, config);
  const [{ enforceOrderLimit }, { createOrder }] = await loadStorage();
  await enforceOrderLimit(backend, caller.uid, config.maxOrdersPerMinute);
  const { token, orderId } = await createPaymentToken(
    project,
    body,
    buyer.userIp,
    deadline - performance.now(),
  );

  const externalId = body.settings.external_id;
  const { sandbox } = config;
  const inexact = isQuoteExact ? {} : ({ quoteIsInexact: true } as const);
  const extras = extrasOf({ expiresInSeconds, customParameters: body.custom_parameters });
  const order = { items: request.lines, ...quote, ...inexact, externalId, sandbox, ...extras };
  await createOrder(backend, { uid: caller.uid, orderId }, order, { token, contents }, caller.tenant);
  log("INFO", "order.created", { uid: caller.uid, orderId, externalId, sandbox, ...quote });
  return { token, order_id: Number(orderId), url: payStationUrl(token, sandbox), sandbox };
};
