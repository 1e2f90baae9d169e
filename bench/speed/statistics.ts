export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** Results of the candidates, round by round. */
export type Rounds<Name extends string> = Map<Name, number[]>;

/**
 * Measures candidates in turns. Each round starts with another candidate, so that the machine's load affects all alike.
 */
export async function inTurns<Name extends string, Result>(
  names: Name[],
  rounds: number,
  measure: (name: Name) => Promise<Result>,
  onRound: (round: number) => void = () => {},
): Promise<Map<Name, Result[]>> {
  const results = new Map<Name, Result[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)])
      results.get(name)?.push(await measure(name));
    onRound(round);
  }
  return results;
}
