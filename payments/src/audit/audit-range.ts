import pMap from "p-map";
import type { Backend } from "../backend.ts";
import { newAuditRun } from "./audit-run.ts";
import { hoursOf, type Window } from "./audit-schedule.ts";
import { compareRefunds } from "./compare-refunds.ts";
import { compareWindow } from "./compare-window.ts";
import type { Difference } from "./difference.ts";

/** More than one, so that hours with few orders do not wait for each other. */
const WINDOWS_AT_ONCE = 8;

export interface RangeOptions {
  /** Orders made from `from` up to `until`, both full hours. */
  range: Window;
  /** Pay Station transactions that Xsolla reports as refunded, whenever they were paid. */
  refundedTransactions: string[];
  /** False: differences are only told. */
  isApplying: boolean;
  onProgress: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** What an audit by hand has found. */
export interface RangeReport {
  /** Orders in either book. */
  orders: number;
  differences: Difference[];
  /** Orders that could not be compared; why is in the log. */
  failed: number;
}

/**
 * Compares all orders of a range of time, as the scheduled audit does.
 *
 * @throws XsollaError when Xsolla cannot be asked, after some attempts
 */
export async function auditRange(
  backend: Backend,
  { range, refundedTransactions, isApplying, onProgress, signal }: RangeOptions,
): Promise<RangeReport> {
  // Two windows share their boundary.
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
  return { orders: run.seen.size, differences: [...differences.values()], failed: run.failed };
}
