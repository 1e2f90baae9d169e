const RANKS = [50, 90, 99, 100];

/** Computes the 50th, 90th, 99th and 100th percentile. Returns an empty list for no values. */
export function percentiles(values: number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  return RANKS.flatMap((rank) => sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? []);
}
