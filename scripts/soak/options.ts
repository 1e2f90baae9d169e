import { Command, InvalidArgumentError } from "commander";

export interface SoakOptions {
  orders: number;
  clients: number;
  seed: number;
  /** The functions' processes are killed every few seconds. */
  kill: boolean;
}

/** Ends the process with a usage message when the arguments make no sense. */
export function parseSoakOptions(argv: string[]): SoakOptions {
  return new Command("npm run soak --")
    .description(
      "Many purchases at once while webhooks are lost, repeated and reordered; then the books are compared.",
    )
    .option("--orders <n>", "how many", parseCount, 1_000)
    .option(
      "--clients <n>",
      "how many players buy at the same time; the emulator starts a process for each",
      parseCount,
      4,
    )
    .option("--seed <n>", "the same one draws the same orders and the same mishaps", parseCount, 1)
    .option("--kill", "the functions' processes are killed every few seconds", false)
    .parse(argv, { from: "user" })
    .opts();
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return count;
}
