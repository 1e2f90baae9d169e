import type { Backend } from "../backend.ts";
import type { Order } from "../orders/order.ts";
import type { XsollaProject } from "../xsolla/xsolla-project.ts";
import type { Difference } from "./difference.ts";
import { PacedCalls } from "./paced-calls.ts";

/** What all parts of one audit share. */
export interface AuditRun {
  backend: Backend;
  project: XsollaProject;
  /** Sandbox orders are compared, too: not in production. */
  withSandbox: boolean;
  calls: PacedCalls;
  deadline: AbortSignal;
  /** False: differences are told, and nothing is written. */
  isApplying: boolean;
  /** @param order as it is after it was applied, where that changed it */
  onDifference: (difference: Difference, order?: Order) => void;
  /** Ids of the orders in either book. */
  seen: Set<string>;
  /** Orders that could not be compared, or not be repaired. */
  failed: number;
}

/** @throws FailureError `misconfigured` */
export const newAuditRun = (
  backend: Backend,
  { deadline, isApplying, onDifference }: Pick<AuditRun, "deadline" | "isApplying" | "onDifference">,
): AuditRun => ({
  backend,
  project: backend.config.project(),
  withSandbox: backend.config.sandbox(),
  calls: new PacedCalls(deadline),
  deadline,
  isApplying,
  onDifference,
  seen: new Set(),
  failed: 0,
});
