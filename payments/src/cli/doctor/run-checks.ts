import { explainUnreachable } from "../explain-unreachable.ts";
import { GoogleError } from "../google/google-error.ts";
import { UnreachableError } from "../http.ts";
import { type Check, type Finding, Skip } from "./check.ts";
import type { SetUp } from "./set-up.ts";

/** The result of a check as the doctor shows it. */
export interface Report {
  id: string;
  status: "ok" | "warning" | "error" | "skipped";
  message: string;
  fix?: string;
}

/** A check that takes longer is skipped. It may wait for several answers. */
const BUDGET_MS = 45_000;

/**
 * Runs checks concurrently. A check is skipped if one that it needs has failed, or if it cannot decide.
 *
 * @param all all checks, including those that others need
 * @param wanted ids of the checks to report; others run only if a wanted one needs them
 */
export async function runChecks(
  all: readonly Check[],
  setUp: SetUp,
  wanted: readonly string[],
  onReport: (report: Report) => void = () => {},
): Promise<Report[]> {
  const running = new Map<string, Promise<Outcome>>();
  const outcomeOf = (id: string): Promise<Outcome> => {
    const known = running.get(id);
    if (known) return known;
    const check = all.find((one) => one.id === id);
    if (!check) throw new Error(`there is no check "${id}"`);
    const started = runCheck(check, setUp, outcomeOf);
    running.set(id, started);
    return started;
  };
  return Promise.all(
    wanted.map(async (id) => {
      const { report } = await outcomeOf(id);
      onReport(report);
      return report;
    }),
  );
}

interface Outcome {
  report: Report;
  /** Id of the failed check: this one, or one that it needs. */
  failed?: string;
}

async function runCheck(
  check: Check,
  setUp: SetUp,
  outcomeOf: (id: string) => Promise<Outcome>,
): Promise<Outcome> {
  const needed = await Promise.all((check.needs ?? []).map(outcomeOf));
  const failed = needed.find((outcome) => outcome.failed)?.failed;
  if (failed) return { report: skipped(check, `${failed} has failed`), failed };
  try {
    const report = toReport(check, await withinBudget(async () => check.run(setUp)));
    return report.status === "error" ? { report, failed: check.id } : { report };
  } catch (error) {
    if (error instanceof UnreachableError)
      return { report: skipped(check, explainUnreachable(setUp, error)) };
    if (error instanceof Skip || error instanceof GoogleError)
      return { report: skipped(check, error.message) };
    const why = error instanceof Error ? error.message : String(error);
    return { report: skipped(check, `the check itself failed: ${why}`) };
  }
}

const skipped = ({ id }: Check, why: string): Report => ({ id, status: "skipped", message: oneLine(why) });

function toReport({ id, severity }: Check, finding: Finding): Report {
  const message = oneLine(finding.message);
  return finding.isFault
    ? { id, status: severity, message, fix: oneLine(finding.fix) }
    : { id, status: "ok", message };
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ").trim();

async function withinBudget<T>(work: () => Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const seconds = BUDGET_MS / 1_000;
  const timer = setTimeout(() => reject(new Skip(`it took more than ${seconds} s`)), BUDGET_MS);
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
