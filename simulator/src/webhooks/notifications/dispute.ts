import { z } from "zod";
import type { Order } from "../../order.ts";
import type { World } from "../../world.ts";
import { writeDate } from "../../write-date.ts";
import { settings, sum, transactionHead, transactionOf } from "./common-fields.ts";

/** Fields that the buyer's bank decides. */
export const disputeFields = z.strictObject({
  action: z.enum(["adding", "updating"]).default("adding"),
  reason: z.string().default("fraud"),
  type: z.string().default("1st_time_chargeback"),
  status: z.string().default("new"),
});
export type DisputeFields = z.infer<typeof disputeFields>;

/** Makes `dispute`: a chargeback has begun or continues. https://developers.xsolla.com/webhooks/overview */
export const dispute = (world: World, order: Order, { action, ...fields }: DisputeFields) => ({
  notification_type: "dispute",
  action,
  settings: settings(world),
  user: { id: order.user.id, ...(order.user.email !== undefined && { email: order.user.email }) },
  transaction: {
    ...transactionHead(transactionOf(order)),
    ...(order.paidAt && { date_create: writeDate(order.paidAt) }),
    total: sum(order.amount, order.currency),
    payment_method: "credit_debit_card",
    country_code: order.user.country,
  },
  dispute: { incoming_date: writeDate(world.now()), ...fields },
});
