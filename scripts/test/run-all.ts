import { execa } from "execa";
import type { TestStep } from "./steps.ts";

/** Runs the steps in order, with a heading and a duration for each, and stops at the first failure. */
export async function runAll(steps: TestStep[], signal: AbortSignal): Promise<void> {
  for (const { title, command } of steps) {
    console.log(`\n› ${title} …`);
    const started = performance.now();
    const [program, ...args] = command;
    const { failed } = await execa(program, args, {
      preferLocal: true,
      stdio: "inherit",
      reject: false,
      cancelSignal: signal,
      // Vitest needs time to stop the emulators.
      forceKillAfterDelay: 20_000,
    });
    signal.throwIfAborted();
    if (failed) throw new Error(title);
    console.log(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}
