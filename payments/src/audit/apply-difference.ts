import { FailureError, fail } from "../failure.ts";
import type { OrderKey } from "../firestore/paths.ts";
import { type ApplyOptions, applyToOrder } from "../order-store/apply-to-order.ts";
import type { RecordedOrder } from "../order-store/load-recorded-order.ts";
import { settlePayments } from "../order-store/settle-payments.ts";
import type { Order, OrderLine, Problem } from "../orders/order.ts";
import type { OrderEvent } from "../orders/order-event.ts";
import { requireKnown } from "../users/find-user.ts";
import type { SearchedOrder } from "../xsolla/search-orders.ts";
import type { AuditRun } from "./audit-run.ts";
import { bundleContents } from "./bundle-contents.ts";
import type { DifferenceKind } from "./difference.ts";
import {
  allLines,
  canceledEvent,
  extrasAtXsolla,
  hasBundle,
  isCanceled,
  paidEvent,
} from "./searched-order.ts";

/** Differences that a human has to settle, with the problem that the order gets. */
const PROBLEMS: Partial<Record<DifferenceKind, Problem>> = {
  "items-differ": "items-mismatch",
  "amount-differs": "amount-mismatch",
  "owner-differs": "owner-mismatch",
  "not-at-xsolla": "not-at-xsolla",
};

/** The result of applying a difference. */
export interface AppliedDifference {
  isApplied: boolean;
  key: OrderKey | null;
  /** The order as it is now, if it changed. */
  order: Order | null;
}

/**
 * Applies a difference between the ledgers as a webhook would: grants, revokes, records the order, or sets its problem.
 * It is not applied if the order is not on record and its user does not exist.
 */
export async function applyDifference(
  run: AuditRun,
  kind: DifferenceKind,
  found: SearchedOrder | null,
  here: RecordedOrder | null,
): Promise<AppliedDifference> {
  const problem = PROBLEMS[kind];
  if (problem !== undefined && here)
    return applied(await applyTo(run, here.key, { type: "problem", problem }));
  if (!found) return { isApplied: false, key: null, order: null };
  const uid = found.user?.id;
  const key = here?.key ?? (uid === undefined ? null : { uid, orderId: found.order_id });
  if (!key) return { isApplied: false, key: null, order: null };
  try {
    const { event, isComplete } = await eventOf(run, found, here);
    const result = await applyTo(run, key, event, { namedUid: uid, extras: extrasAtXsolla(found) });
    if (!isComplete) await applyTo(run, result.key, { type: "problem", problem: "items-mismatch" });
    return applied(result);
  } catch (error) {
    const isUnknownUser = error instanceof FailureError && error.failure.reason === "invalid-user";
    if (!isUnknownUser) throw error;
    return { isApplied: false, key: null, order: null };
  }
}

const applied = ({ key, order }: { key: OrderKey; order: Order | null }): AppliedDifference => ({
  isApplied: true,
  key,
  order,
});

async function applyTo(
  run: AuditRun,
  asked: OrderKey,
  event: OrderEvent,
  options: Pick<ApplyOptions, "namedUid" | "extras"> = {},
) {
  const { key, outcome, isNew } = await applyToOrder(run.backend, asked, event, {
    ...options,
    beforeRecording: (uid) => requireKnown(run.backend, uid),
  });
  const order = outcome?.order ?? null;
  if (isNew && order?.transactionId) await settlePayments(run.backend, order.transactionId, key);
  return { key, order };
}

async function eventOf(
  { calls, project }: AuditRun,
  found: SearchedOrder,
  here: RecordedOrder | null,
): Promise<{ event: OrderEvent; isComplete: boolean }> {
  if (isCanceled(found)) return { event: canceledEvent(found), isComplete: true };
  const lines = allLines(found);
  // An order search without items falls back to the items asked for: a buyer cannot change an order in Pay Station.
  const asked: OrderLine[] = lines.length > 0 ? lines : (here?.order.items ?? []);
  if (asked.length === 0)
    fail({ reason: "not-understood", detail: "order search shows a paid order without items" });
  const { contents, isComplete } = await calls.call(() => bundleContents(project, asked));
  const event = paidEvent({ ...found, items: lines.length > 0 ? found.items : asked }, contents);
  return { event, isComplete: isComplete || !hasBundle(found) };
}
