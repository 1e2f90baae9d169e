import { randomBytes } from "node:crypto";
import type { Order } from "../order.ts";
import { totalOf } from "../total-of.ts";
import type { World } from "../world.ts";

type Required = Pick<Order, "source" | "sandbox" | "user" | "lines" | "currency">;
type Optional = Partial<
  Pick<
    Order,
    "currencyType" | "language" | "externalId" | "returnUrl" | "customParameters" | "gift" | "isPreOrder"
  >
>;
type Undefinable<T> = { [Name in keyof T]: T[Name] | undefined };

/** Adds an unpaid order, with a new id and a new token. */
export function addOrder(world: World, fields: Required & Undefinable<Optional>): Order {
  const { source, sandbox, user, lines, currency, currencyType = "real" } = fields;
  const order: Order = {
    kind: "order",
    id: world.nextOrderId(),
    number: world.orders.size + 1,
    status: "new",
    source,
    token: randomBytes(16).toString("hex"),
    sandbox,
    createdAt: world.now(),
    user,
    lines,
    ...totalOf(lines, { currency, currencyType }),
    currency,
    currencyType,
    language: fields.language ?? "en",
    externalId: fields.externalId,
    returnUrl: fields.returnUrl,
    customParameters: fields.customParameters,
    promoCode: undefined,
    gift: fields.gift,
    isPreOrder: fields.isPreOrder ?? false,
    transactionId: undefined,
    paidAt: undefined,
    refunded: 0,
    refundReason: undefined,
    deliveries: [],
  };
  world.addOrder(order);
  return order;
}
