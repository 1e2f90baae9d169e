import { randomBytes } from "node:crypto";
import { isOnSale } from "./catalogue.ts";
import { countryOf, currencyOf, decimalsOf } from "./countries.ts";
import { StoreError } from "./errors.ts";
import { priceOf } from "./items.ts";
import type { TokenRequest } from "./token-request.ts";
import type { Order, OrderLine, World } from "./world.ts";

/** Makes an order in status `new` and its token. Prices come from the catalogue alone. */
export function createOrder(world: World, request: TokenRequest, userIp: string | undefined): Order {
  const { user, purchase, settings = {} } = request;
  const country = user.country?.value ?? countryOf(userIp);
  if (!country) {
    throw new StoreError(
      422,
      1102,
      "Unprocessable Entity. The parameter user.country.value or the header X-User-Ip must be specified",
    );
  }
  const currency = settings.currency ?? currencyOf(country);
  if (!currency || !currencyOf(country))
    throw new StoreError(422, 2000, "Exception with PayStation service.");
  const lines = purchase.items.map(({ sku, quantity }) =>
    priceLine(world, user.id.value, sku, quantity, currency),
  );
  const total = lines.reduce((sum, { amount }) => sum + Number(amount), 0);
  const order: Order = {
    id: world.nextOrderId(),
    status: "new",
    token: randomBytes(16).toString("hex"),
    sandbox: request.sandbox,
    createdAt: new Date(),
    user: { id: user.id.value, email: user.email?.value, name: user.name?.value, country },
    lines,
    amount: total.toFixed(decimalsOf(currency)),
    currency,
    externalId: settings.external_id,
    returnUrl: settings.return_url,
    customParameters: request.custom_parameters,
    transactionId: undefined,
    deliveries: [],
  };
  world.orders.set(order.id, order);
  world.emit("changed", order);
  return order;
}

function priceLine(world: World, uid: string, sku: string, quantity: number, currency: string): OrderLine {
  const item = world.findItem(sku);
  // Seen at the live service: an unknown SKU is not named, the cart is just empty without it.
  if (!item) throw new StoreError(422, 1417, "Empty cart! Cart shouldn't be empty!");
  if (item.isFree) throw new StoreError(422, 1421, "Item is free");
  const price = priceOf(item, currency);
  if (!price) throw new StoreError(422, 4054, "Item has no price");
  if (item.canBeBought === false || !isOnSale(item, new Date())) {
    throw new StoreError(422, 1455, "Item became unavailable");
  }
  if (item.stock && item.stock.available < quantity)
    throw new StoreError(422, 1459, "Quantity limit exceeded");
  if (item.perUser && boughtBy(world, uid, sku) + quantity > item.perUser) {
    throw new StoreError(422, 1460, "Purchase limit exceeded");
  }
  return { item, quantity, amount: (Number(price.amount) * quantity).toFixed(decimalsOf(currency)) };
}

function boughtBy(world: World, uid: string, sku: string): number {
  const paid = [...world.orders.values()].filter(
    ({ user, status }) => user.id === uid && (status === "paid" || status === "done"),
  );
  return paid
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.item.sku === sku ? line.quantity : 0), 0);
}
