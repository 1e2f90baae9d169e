import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import {
  PAYMENT_METHOD,
  refundDetails,
  settings,
  type TransactionFields,
  transactionHead,
  user,
} from "./common-fields.ts";

/** Makes `ps_declined`: nothing was paid. https://xsolla.redoc.ly/webhooks/operation/payment-declined */
export const decline = (world: World, order: Order, attempt: TransactionFields) => ({
  notification_type: "ps_declined",
  settings: settings(world),
  user: user(order.user),
  transaction: { ...transactionHead(attempt), payment_method: PAYMENT_METHOD },
  refund_details: {
    ...refundDetails({ code: 8, reason: "Cancellation by the PS request" }),
    reason_detail: "Insufficient funds",
  },
});
