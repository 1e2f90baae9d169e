import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** One Ctrl-C arrives several times: from the terminal, and from each parent process that forwards it. */
const SAME_CTRL_C_MS = 1_500;

interface CommandOptions {
  /** True for a command that runs until it is stopped: then a signal counts as success. */
  endsWhenStopped?: boolean;
}

/**
 * Runs a command and ends the process. The first signal aborts `signal`, so that the command can clean up. A second
 * one, at least 1.5 s later, ends the process at once. An error is the last line printed.
 */
export async function runCommand(
  main: (signal: AbortSignal) => Promise<void>,
  { endsWhenStopped = false }: CommandOptions = {},
): Promise<never> {
  const stopped = new AbortController();
  let firstSignalAt: number | undefined;
  for (const name of SIGNALS) {
    process.on(name, () => {
      const exitCode = endsWhenStopped ? 0 : 128 + constants.signals[name];
      if (firstSignalAt !== undefined && performance.now() - firstSignalAt > SAME_CTRL_C_MS)
        process.exit(exitCode || 1);
      if (firstSignalAt === undefined) console.log("\nstopping …");
      firstSignalAt ??= performance.now();
      process.exitCode ??= exitCode;
      stopped.abort(new Error(`stopped by ${name}`));
    });
  }
  // Writing to a closed terminal fails, and the command must still be able to clean up.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  try {
    await main(stopped.signal);
  } catch (error) {
    if (!stopped.signal.aborted) {
      console.error(`\nfailed: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
  process.exit();
}
