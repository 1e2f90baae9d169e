import pMap from "p-map";
import type { Backend } from "../backend.ts";
import { newAuditRun, WINDOWS_AT_ONCE } from "./audit-run.ts";
import { hoursOf, type Window } from "./audit-schedule.ts";
import { compareRefunds } from "./compare-refunds.ts";
import { compareWindow } from "./compare-window.ts";
import type { Difference } from "./difference.ts";

/** What to compare, and how. */
export interface RangeOptions {
  /** Compares the orders created from `from` (included) to `until` (excluded), both full hours. */
  range: Window;
  /** Pay Station transactions that Xsolla reports as refunded, whenever they were paid. */
  refundedTransactions: string[];
  /** If false, it only reports differences. */
  isApplying: boolean;
  onProgress: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** The result of an audit of a period. */
export interface RangeReport {
  /** Orders in either ledger. */
  orders: number;
  /** By order id, so that two runs are comparable: orders are compared concurrently. */
  differences: Difference[];
  /** Orders that could not be compared. The log has the reasons. */
  failed: number;
}

/**
 * Compares all orders of a period, as the scheduled audit does.
 *
 * @throws XsollaError when Xsolla cannot be reached after several attempts
 */
export async function auditRange(
  backend: Backend,
  { range, refundedTransactions, isApplying, onProgress, signal }: RangeOptions,
): Promise<RangeReport> {
  // By order id, because an order near the boundary of two windows can be found in both.
  const differences = new Map<string, Difference>();
  const run = newAuditRun(backend, {
    deadline: signal,
    isApplying,
    onDifference: (difference) => void differences.set(difference.orderId, difference),
  });
  const windows = hoursOf(range);
  let done = 0;
  await pMap(
    windows,
    async (window) => {
      await compareWindow(run, window);
      done += 1;
      onProgress(done, windows.length);
    },
    { concurrency: WINDOWS_AT_ONCE },
  );
  await compareRefunds(run, refundedTransactions);
  return {
    orders: run.seen.size,
    differences: [...differences.values()].sort(byOrderId),
    failed: run.failed,
  };
}

const byOrderId = (one: Difference, other: Difference): number =>
  one.orderId.localeCompare(other.orderId, "en", { numeric: true });
