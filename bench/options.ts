import { Argument, Command, InvalidArgumentError } from "commander";

const PARTS = ["speed", "memory", "scale"] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** How often each candidate is measured. */
  rounds: number;
  /** Pending orders of `scale`. */
  orders: number;
  /** Print one JSON document instead of tables. */
  json?: boolean;
  /** Write the results into docs/. */
  docs?: boolean;
}

/** Ends the process with a usage message when the arguments make no sense. */
export function parseBenchOptions(argv: string[]): BenchOptions & { parts: Set<Part> } {
  const command = new Command("npm run bench --")
    .description(
      "Measures how long an instance takes and what memory it holds. Without a part: speed and memory.",
    )
    .addArgument(new Argument("[part]", "what to measure").choices(PARTS))
    .option("--rounds <n>", "how often each candidate is measured", parseCount, 11)
    .option("--orders <n>", "pending orders that the sweep of `scale` finds", parseCount, 100_000)
    .option("--docs", "write the results into docs/, as a table and charts")
    .option("--json", "print one JSON document, with the results of each part")
    .parse(argv, { from: "user" });
  const [part] = command.processedArgs;
  return { ...command.opts(), parts: new Set<Part>(part ? [part] : ["speed", "memory"]) };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return count;
}
