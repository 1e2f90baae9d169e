import { Command, InvalidArgumentError } from "commander";

export interface SoakOptions {
  orders: number;
  clients: number;
  seed: number;
  /** Kills the functions' processes every five seconds. */
  kill?: boolean;
}

/** Parses the arguments. Ends the process with a usage message if they are invalid. */
export function parseSoakOptions(argv: string[]): SoakOptions {
  return new Command("npm run soak --")
    .description(
      "Makes many purchases while webhooks are lost, repeated and reordered. Then compares Xsolla's ledger with Firestore.",
    )
    .option("--orders <n>", "number of orders", parseCount, 1_000)
    .option(
      "--clients <n>",
      "number of players who buy at the same time; the emulator starts a process for each",
      parseCount,
      4,
    )
    .option("--seed <n>", "seed of the orders and faults; the same seed gives the same ones", parseCount, 1)
    .option("--kill", "kill the functions' processes every five seconds")
    .parse(argv, { from: "user" })
    .opts();
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return count;
}
