import pMap from "p-map";
import type { Backend } from "../backend.ts";
import { failureOf } from "../failure.ts";
import { log } from "../log.ts";
import { logFailure } from "../log-failure.ts";
import type { RecordedOrder } from "../order-store/load-recorded-order.ts";
import { type AuditRun, newAuditRun, WINDOWS_AT_ONCE } from "./audit-run.ts";
import {
  type DueHour,
  dueSince,
  fullHour,
  hoursBetween,
  hoursLater,
  hoursOf,
  type Window,
} from "./audit-schedule.ts";
import { loadComparedUntil, saveComparedUntil } from "./audit-state.ts";
import { compareWindow } from "./compare-window.ts";
import { logDifference } from "./log-difference.ts";
import { PlayerCheck } from "./player-check.ts";

/** Windows between two saved checkpoints. At most this many are compared again after an interruption. */
const WINDOWS_PER_CHECKPOINT = 24;
/** How many hours an audit looks back if an operator starts it. */
const RECENT_HOURS = 72;
/**
 * How many hours back players of granted orders are looked up: a day and one more hour, because the orders of an hour
 * are first compared a day after it.
 */
const PLAYERS_HOURS = 25;

/** The result of an audit, as its last log line says. */
export interface AuditSummary {
  windows: number;
  orders: number;
  differences: number;
  applied: number;
  /** Players looked up in Firebase Auth. */
  players: number;
  failed: number;
  /** Hours whose comparisons are due and not done yet. */
  behindHours: number;
  ranOutOfTime: boolean;
}

interface Audit extends AuditRun {
  players: PlayerCheck;
  windows: number;
}

/**
 * Compares Xsolla's ledger with the orders on record, and applies the differences as a webhook would: the function
 * `auditOrders`. It continues where the last audit stopped, and saves a checkpoint after every 24 windows. It also
 * finds granted orders whose player does not exist any more.
 *
 * @param now decides which comparisons are due
 * @param which `due`: the hours whose comparison is due; `recent`: the last three days, without a checkpoint
 * @throws FailureError `misconfigured`
 */
export async function auditOrders(
  backend: Backend,
  now: Date,
  deadline: AbortSignal,
  which: "due" | "recent" = "due",
): Promise<AuditSummary> {
  const found = { differences: 0, applied: 0 };
  const run = newAuditRun(backend, {
    deadline,
    isApplying: true,
    onDifference: (difference, order) => {
      found.differences += 1;
      if (difference.applied) found.applied += 1;
      logDifference(difference, order);
    },
  });
  const players = new PlayerCheck(backend, () => {
    found.differences += 1;
    found.applied += 1;
  });
  const audit: Audit = Object.assign(run, { players, windows: 0 });
  const comparedUntil = which === "due" ? await loadComparedUntil(backend) : null;
  const behindHours =
    which === "due"
      ? await auditDue(audit, comparedUntil, now)
      : await auditRecent(audit, hoursOf(lastHours(now)));
  // The players come last, because those of a busy day take minutes, and each comparison checks the players of its
  // orders anyway.
  const since = hoursLater(fullHour(now), -PLAYERS_HOURS);
  await attempt(audit, {}, () => audit.players.checkSince(since, deadline));
  const summary: AuditSummary = {
    windows: audit.windows,
    orders: audit.seen.size,
    ...found,
    players: audit.players.lookedUp,
    failed: audit.failed,
    behindHours,
    ranOutOfTime: deadline.aborted,
  };
  const isWhole = summary.failed === 0 && behindHours === 0 && !deadline.aborted;
  log(isWhole ? "INFO" : "WARNING", "audit.ended", { ...summary });
  return summary;
}

/** Compares the hours that are due. @returns the number of hours whose comparisons are due and not done */
async function auditDue(audit: Audit, comparedUntil: Date | null, now: Date): Promise<number> {
  const last = fullHour(now);
  // A run for an earlier time than the checkpoint compares what is due at its own hour, and saves no checkpoint.
  const isLate = comparedUntil !== null && comparedUntil > last;
  let done = comparedUntil === null || isLate ? hoursLater(last, -1) : comparedUntil;
  for (const due of batchesOf(dueSince(done, now))) {
    const reached = await compareDue(audit, due);
    if (reached) {
      done = reached;
      if (!isLate) await saveComparedUntil(audit.backend, reached);
    }
    if (reached?.getTime() !== due.at(-1)?.at.getTime()) break;
  }
  return hoursBetween(done, last);
}

/** Groups full hours into batches of at most `WINDOWS_PER_CHECKPOINT` windows. */
function* batchesOf(hours: Iterable<DueHour>): Generator<DueHour[]> {
  let open: DueHour[] = [];
  let windows = 0;
  for (const due of hours) {
    if (open.length > 0 && windows + due.windows.length > WINDOWS_PER_CHECKPOINT) {
      yield open;
      open = [];
      windows = 0;
    }
    open.push(due);
    windows += due.windows.length;
  }
  if (open.length > 0) yield open;
}

/** Compares a batch of hours. @returns the last full hour up to which everything was compared; null for none */
async function compareDue(audit: Audit, due: DueHour[]): Promise<Date | null> {
  const failed = new Set<DueHour>();
  const windows = due.flatMap((one) => one.windows.map((window) => ({ one, window })));
  await pMap(
    windows,
    async ({ one, window }) => {
      if (!(await attempt(audit, { from: window.from }, () => compareAndCheck(audit, window))))
        failed.add(one);
    },
    { concurrency: WINDOWS_AT_ONCE },
  );
  const firstFailed = due.findIndex((one) => failed.has(one));
  return (firstFailed === -1 ? due.at(-1) : due[firstFailed - 1])?.at ?? null;
}

/** Returns the last hours, the current one included. */
const lastHours = (now: Date): Window => ({
  from: hoursLater(fullHour(now), 1 - RECENT_HOURS),
  until: hoursLater(fullHour(now), 1),
});

async function auditRecent(audit: Audit, windows: Window[]): Promise<number> {
  await pMap(
    windows,
    (window) => attempt(audit, { from: window.from }, () => compareAndCheck(audit, window)),
    { concurrency: WINDOWS_AT_ONCE },
  );
  return 0;
}

async function compareAndCheck(audit: Audit, window: Window): Promise<void> {
  const recorded: RecordedOrder[] = await compareWindow(audit, window);
  await audit.players.check(recorded.filter(({ order }) => order.granted).map(({ key }) => key));
  audit.windows += 1;
}

/** Runs a part of the audit. Logs a failure and returns false; that part is due again at the next audit. */
async function attempt(audit: Audit, about: { from?: Date }, work: () => Promise<void>): Promise<boolean> {
  if (audit.deadline.aborted) return false;
  try {
    await work();
    return true;
  } catch (error) {
    if (audit.deadline.aborted) return false;
    audit.failed += 1;
    logFailure("audit.failed", failureOf(error), { from: about.from?.toISOString() });
    return false;
  }
}
