import { randomBytes } from "node:crypto";
import { currencyOf, rateOf, writeAmount } from "../countries.ts";
import { countryOfAddress } from "../country-of-address.ts";
import type { Order } from "../order.ts";
import type { World } from "../world.ts";
import { priceLines } from "./price-lines.ts";
import { StoreError } from "./store-error.ts";
import type { TokenRequest } from "./token-request.ts";

/**
 * Makes an order in status `new` and its token.
 *
 * @param userIp the buyer's address, of a caller that leaves the country out
 * @throws StoreError 422
 */
export function createOrder(world: World, request: TokenRequest, userIp: string | undefined): Order {
  const { user, purchase, settings } = request;
  const country = user.country?.value ?? countryOfAddress(userIp);
  if (country === undefined) {
    const text = "The parameter user.country.value or the header X-User-Ip must be specified";
    throw new StoreError(422, 1102, `Unprocessable Entity. ${text}`, [text]);
  }
  const currency = orderCurrency(country, settings.currency);
  const lines = priceLines(world, { id: user.id.value, country }, purchase.items, currency);
  const total = (name: "amount" | "amountWithoutDiscount") =>
    writeAmount(
      lines.reduce((sum, line) => sum + Number(line[name]), 0),
      currency,
    );
  const order: Order = {
    id: world.nextOrderId(),
    number: world.orders.size + 1,
    status: "new",
    token: randomBytes(16).toString("hex"),
    sandbox: request.sandbox,
    createdAt: world.now(),
    user: { id: user.id.value, email: user.email?.value, name: user.name?.value, country },
    lines,
    amount: total("amount"),
    amountWithoutDiscount: total("amountWithoutDiscount"),
    currency,
    language: settings.language ?? "en",
    externalId: settings.external_id,
    returnUrl: settings.return_url,
    customParameters: request.custom_parameters ?? undefined,
    transactionId: undefined,
    paidAt: undefined,
    refunded: 0,
    deliveries: [],
  };
  world.addOrder(order);
  return order;
}

/** Pay Station's refusal names no reason: https://github.com/xsolla/store-unity-sdk/issues/88 */
function orderCurrency(country: string, wanted: string | undefined): string {
  const ofCountry = currencyOf(country);
  const currency = wanted ?? ofCountry;
  if (ofCountry === undefined || currency === undefined || rateOf(currency) === undefined)
    throw new StoreError(422, 2000, "Exception with PayStation service.");
  return currency;
}
