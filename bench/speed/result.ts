import type { Name } from "./candidates.ts";
import { median, type Rounds } from "./statistics.ts";

type ByName = Partial<Record<Name, number>>;

/** The result of one measurement. */
export interface Result {
  name: string;
  unit: "ms" | "calls/s";
  /**
   * The library's value divided by the floor's. It is the median of the rounds' ratios, so that a short load does not
   * count.
   */
  ratio: number;
  /** The highest ratio that is accepted. */
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
