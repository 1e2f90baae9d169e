import { Listr } from "listr2";
import type { Step } from "../../stack/start-stack.ts";

/** Runs steps concurrently. Shows a line and a duration for each, with a spinner if the terminal supports it. */
export async function runSteps(steps: Step[]): Promise<void> {
  const started = performance.now();
  const failures: unknown[] = [];
  const list = new Listr(
    steps.map(({ title, run }) => ({
      title,
      task: async (_context, task) => {
        try {
          await run();
        } catch (error) {
          failures.push(error);
          throw new Error(title);
        }
        task.title = `${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`;
      },
    })),
    {
      concurrent: true,
      // The command handles signals. listr2 would exit without stopping the steps.
      registerSignalListeners: false,
      // Some CI systems have a terminal of unknown width, for which listr2 prints one letter a line.
      fallbackRendererCondition: () => !process.stdout.isTTY || !process.stdout.columns,
    },
  );
  // The list shows which step failed. The command prints the reason, once.
  await list.run().catch((error: unknown) => Promise.reject(failures[0] ?? error));
}
