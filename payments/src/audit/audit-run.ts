import type { Backend } from "../backend.ts";
import type { Order } from "../orders/order.ts";
import type { XsollaProject } from "../xsolla/xsolla-project.ts";
import type { Difference } from "./difference.ts";
import { PacedCalls } from "./paced-calls.ts";

/** Windows compared at the same time. More than one, so that hours with few orders do not wait for each other. */
export const WINDOWS_AT_ONCE = 8;

/** The state that all parts of one audit share. */
export interface AuditRun {
  backend: Backend;
  project: XsollaProject;
  /** Whether sandbox orders are compared too. False in production. */
  withSandbox: boolean;
  calls: PacedCalls;
  deadline: AbortSignal;
  /** If false, the run only reports differences, and writes nothing. */
  isApplying: boolean;
  /** @param order the order after the difference was applied, if that changed it */
  onDifference: (difference: Difference, order?: Order) => void;
  /** Ids of the orders in either ledger. */
  seen: Set<string>;
  /** Orders that could not be compared, or whose difference could not be applied. */
  failed: number;
}

/** Starts the state of an audit. @throws FailureError `misconfigured` */
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
