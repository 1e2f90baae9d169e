import type { Transaction } from "../../subject.ts";
import type { World } from "../../world.ts";
import {
  customParameters,
  paidTransaction,
  purchaseFields,
  settings,
  sum,
  transactionOf,
  user,
} from "./common-fields.ts";
import { paymentDetails } from "./payment-details.ts";

/**
 * Makes `payment`: for orders in separate mode, for payments without an order in both modes.
 * https://developers.xsolla.com/webhooks/overview
 */
export const payment = (world: World, paid: Transaction) => ({
  notification_type: "payment",
  settings: settings(world),
  purchase: {
    ...(paid.kind === "order" && {
      checkout: sum(paid.amount, paid.currency),
      order: {
        id: paid.id,
        lineitems: paid.lines.map(({ item, quantity, amount }) => ({
          sku: item.sku,
          quantity,
          price: sum(amount, paid.currency),
        })),
      },
    }),
    ...purchaseFields(paid),
    total: sum(paid.amount, paid.currency),
  },
  user: user(paid.user),
  transaction: paidTransaction(transactionOf(paid)),
  payment_details: paymentDetails(paid, paid.amount),
  ...customParameters(world, paid),
});
