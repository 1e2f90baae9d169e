import type { Name } from "./candidates.ts";
import { median, type Rounds } from "./statistics.ts";

type ByName = Partial<Record<Name, number>>;

/** What one measurement came to. */
export interface Result {
  name: string;
  unit: "ms" | "calls/s";
  /** Ours by the floor's: the median of the rounds' ratios, so that a load that comes and goes does not count. */
  ratio: number;
  /** What the ratio is to be at most. */
  goal?: number;
  medians: ByName;
  /** Processor time of a call, in milliseconds. */
  cpuMs: ByName;
}

export function toResult(
  name: string,
  unit: Result["unit"],
  goal: number | undefined,
  rounds: Rounds<"ours" | "floor"> | Rounds<Name>,
  cpuMs: ByName = {},
): Result {
  const byName = new Map<Name, number[]>(rounds);
  const floor = byName.get("floor") ?? [];
  const ratios = (byName.get("ours") ?? []).map((value, round) => value / (floor[round] ?? Number.NaN));
  const medians = Object.fromEntries([...byName].map(([candidate, values]) => [candidate, median(values)]));
  return { name, unit, ratio: median(ratios), ...(goal !== undefined && { goal }), medians, cpuMs };
}
