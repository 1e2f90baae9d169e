import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import { customParameters, paidTransaction, settings, sum, transactionOf, user } from "./parts.ts";
import { paymentDetails } from "./payment-details.ts";

/** The money record of separate mode. https://developers.xsolla.com/webhooks/overview */
export const payment = (world: World, order: Order) => ({
  notification_type: "payment",
  settings: settings(world),
  purchase: {
    checkout: sum(order.amount, order.currency),
    total: sum(order.amount, order.currency),
    order: {
      id: order.id,
      lineitems: order.lines.map(({ item, quantity, amount }) => ({
        sku: item.sku,
        quantity,
        price: sum(amount, order.currency),
      })),
    },
  },
  user: user(order),
  transaction: paidTransaction(transactionOf(order)),
  payment_details: paymentDetails(order, order.amount),
  ...customParameters(order),
});
