import { execa } from "execa";
import type { TestStep } from "./steps.ts";

/** Runs the steps one after another with a heading and a time for each, up to the first that fails. */
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
      // Vitest has emulators to stop.
      forceKillAfterDelay: 20_000,
    });
    signal.throwIfAborted();
    if (failed) throw new Error(title);
    console.log(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}
