import { setTimeout as delay } from "node:timers/promises";
import type { Operations } from "../../operations/operations.ts";
import { readMerchant } from "../merchant/merchant.ts";
import { requestRefund } from "../merchant/request-refund.ts";
import { openProject, type ProjectOptions, requireLogin } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import { confirm } from "./confirm.ts";
import { planRefund, type RefundPlan } from "./plan-refund.ts";

const POLL_MS = 500;
/** Xsolla accepts a refund at once. It sends the notification when the money was returned, up to ten days later. */
const REQUESTED =
  "requested: Xsolla sends a notification when the money was returned, which can take ten days";

/** Options of the command. */
interface RefundOptions extends ProjectOptions {
  reason: string;
  amount?: string;
  yes?: boolean;
  wait: number;
  json?: boolean;
}

/** Requests a refund of an order, and waits for Xsolla's notification about it. */
export async function refund(
  orderId: string,
  { reason, amount, yes, wait, json, ...options }: RefundOptions,
): Promise<void> {
  if (!/^\d{1,20}$/.test(orderId))
    throw new Error(`${orderId} is not an order id, which consists of digits only`);
  const project = await openProject(options);
  const { operations } = project;
  const merchant = readMerchant(operations.xsolla().storeUrl);
  await requireLogin(project);
  const plan = planRefund(orderId, await operations.findOrder(orderId), amount);
  const say = json ? console.error : console.log;
  say(describe(plan));
  say(`Xsolla's Merchant API: ${merchant.apiUrl}, merchant ${merchant.merchantId}`);
  if (!yes && !(await confirm("Refund it? This cannot be undone.")))
    throw new Error("nothing was refunded; answer with y, or give --yes");
  await requestRefund(merchant, {
    transactionId: plan.transactionId,
    reason,
    amount: plan.isPartial ? plan.amount : undefined,
  });
  const status = (await waitForRefund(operations, plan, wait)) ? "refunded" : "requested";
  say(status === "refunded" ? refundedText(plan) : REQUESTED);
  if (json) {
    const { transactionId } = plan;
    printJson({ orderId, transactionId, amount: plan.amount, status, ok: true });
  }
}

const describe = ({ orderId, uid, amount, currency, isPartial, paid, paidAt, transactionId }: RefundPlan) =>
  [
    `order ${orderId} of player ${uid}: ${paid} ${currency}, paid ${paidAt?.toISOString() ?? "at an unknown time"}, transaction ${transactionId}`,
    isPartial
      ? `partial refund: ${amount} ${currency}; the player keeps the items`
      : `full refund: ${amount} ${currency}; the items are revoked`,
  ].join("\n");

const refundedText = ({ orderId, isPartial }: RefundPlan) =>
  isPartial
    ? `refunded: order ${orderId} has the refund on record`
    : `refunded: order ${orderId} is canceled`;

/** Waits until the order says that the money was returned. Returns false if it does not within these seconds. */
async function waitForRefund({ findOrder }: Operations, plan: RefundPlan, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const order = (await findOrder(plan.orderId))?.order;
    const isCanceled = order?.status === "canceled" && !plan.before.isCanceled;
    const addsRefund = plan.isPartial || plan.before.isCanceled;
    const isRefunded = isCanceled || (addsRefund && (order?.refunds.length ?? 0) > plan.before.refunds);
    const leftMs = end - Date.now();
    if (isRefunded || leftMs <= 0) {
      endProgress();
      return isRefunded;
    }
    showProgress(`waiting for Xsolla's notification, ${Math.ceil(leftMs / 1_000)} s …`);
    await delay(Math.min(POLL_MS, leftMs));
  }
}
