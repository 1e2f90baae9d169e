import { countryOfAddress } from "../country-of-address.ts";
import type { Order } from "../order.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { addOrder } from "./add-order.ts";
import { orderCurrency } from "./order-currency.ts";
import { priceLines } from "./price-lines.ts";
import type { TokenRequest } from "./token-request.ts";

/**
 * Makes an order in status `new` and its token.
 *
 * @param userIp the buyer's address, which gives the country if the request has none
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
  return addOrder(world, {
    source: "token",
    sandbox: request.sandbox,
    user: { id: user.id.value, email: user.email?.value, name: user.name?.value, country },
    lines,
    currency,
    language: settings.language,
    externalId: settings.external_id,
    returnUrl: settings.return_url,
    customParameters: request.custom_parameters ?? undefined,
  });
}
