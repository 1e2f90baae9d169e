import { setTimeout as delay } from "node:timers/promises";
import type { Operations } from "../../operations/operations.ts";
import { connect } from "../connect.ts";
import { readMerchant } from "../merchant/merchant.ts";
import { requestRefund } from "../merchant/request-refund.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import type { RefundOptions } from "./add-refund.ts";
import { confirm } from "./confirm.ts";
import { planRefund, type RefundPlan } from "./plan-refund.ts";

const POLL_MS = 500;
/** Xsolla answers at once and tells the webhook when the money was returned, which takes up to ten days. */
const LATER =
  "Xsolla has taken it; the webhook is told when the money was returned, which can take ten days.";

/** Refunds an order, and waits for what Xsolla says about it. */
export async function refund(
  orderId: string,
  { reason, amount, yes, wait, json, ...options }: RefundOptions,
): Promise<void> {
  if (!/^\d{1,20}$/.test(orderId)) throw new Error(`${orderId} is not an order id: it has digits only`);
  const { operations } = await connect(options);
  const merchant = readMerchant(operations.xsolla().storeUrl);
  const plan = planRefund(orderId, await operations.findOrder(orderId), amount);
  const say = json ? console.error : console.log;
  say(describe(plan));
  say(`Xsolla's Merchant API: ${merchant.apiUrl}, merchant ${merchant.merchantId}`);
  if (!yes && !(await confirm("Give it back? This cannot be undone.")))
    throw new Error("nothing was refunded: answer with y, or give --yes");
  await requestRefund(merchant, {
    transactionId: plan.transactionId,
    reason,
    amount: plan.isPartial ? plan.amount : undefined,
  });
  const status = (await untilTold(operations, plan, wait)) ? "refunded" : "requested";
  say(status === "refunded" ? doneText(plan) : LATER);
  if (json) {
    const { transactionId } = plan;
    printJson({ orderId, transactionId, amount: plan.amount, status, ok: true });
  }
}

const describe = ({ orderId, uid, amount, currency, isPartial, paid, paidAt, transactionId }: RefundPlan) =>
  [
    `order ${orderId} of player ${uid}: ${paid} ${currency}, paid ${paidAt?.toISOString() ?? "at an unknown time"}, transaction ${transactionId}`,
    isPartial
      ? `to be refunded: ${amount} ${currency} of it; the player keeps the items`
      : `to be refunded: all of it; the items are taken back`,
  ].join("\n");

const doneText = ({ orderId, isPartial }: RefundPlan) =>
  isPartial ? `refunded: noted in order ${orderId}` : `refunded: order ${orderId} is canceled`;

/** Whether the order says that the money was returned, within that many seconds. */
async function untilTold({ findOrder }: Operations, plan: RefundPlan, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const order = (await findOrder(plan.orderId))?.order;
    const isCanceled = order?.status === "canceled" && !plan.before.isCanceled;
    const isNoted = plan.isPartial || plan.before.isCanceled;
    const isTold = isCanceled || (isNoted && (order?.refunds.length ?? 0) > plan.before.refunds);
    const leftMs = end - Date.now();
    if (isTold || leftMs <= 0) {
      endProgress();
      return isTold;
    }
    showProgress(`waiting for Xsolla's notification, ${Math.ceil(leftMs / 1_000)} s …`);
    await delay(Math.min(POLL_MS, leftMs));
  }
}
