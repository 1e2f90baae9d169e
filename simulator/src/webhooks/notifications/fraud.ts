import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import { writeDate } from "../../write-date.ts";
import {
  refundDetails,
  rejectedTransaction,
  settings,
  type TransactionFields,
  user,
} from "./common-fields.ts";

/** Makes `afs_reject`: anti-fraud refused the payment. https://developers.xsolla.com/webhooks/overview */
export const fraudReject = (world: World, order: Order, attempt: TransactionFields) => ({
  notification_type: "afs_reject",
  settings: settings(world),
  user: user(order.user),
  transaction: rejectedTransaction(attempt),
  refund_details: refundDetails({ code: 4, reason: "Potential fraud" }),
});

/**
 * Makes `afs_black_list`: the buyer was added to the black list. It has neither `user` nor `settings`.
 * https://developers.xsolla.com/webhooks/overview
 */
export const fraudBlackList = (world: World, order: Order, { id }: TransactionFields) => ({
  notification_type: "afs_black_list",
  event: {
    action: "adding",
    reason: "fraud_activity",
    parameter: order.user.email === undefined ? "nick" : "email",
    parameter_value: order.user.email ?? order.user.id,
    date_of_last_action: writeDate(world.now()),
    transaction_id: String(id),
    project_id: world.projectId,
  },
});
