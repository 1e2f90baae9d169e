const RANKS = [50, 90, 99, 100];

/** The values below which 50, 90, 99 and 100 % of them lie; none for no values. */
export function percentiles(values: number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  return RANKS.flatMap((rank) => sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? []);
}
