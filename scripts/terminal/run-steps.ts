import { Listr } from "listr2";
import type { Step } from "../../stack/start-stack.ts";

/** Runs steps at the same time with a line and a time for each; a spinner where the terminal can show one. */
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
      // Signals are the command's own business: listr2 would exit without stopping anything.
      registerSignalListeners: false,
      // A terminal that does not know its width, as some CI systems have, would get one letter a line.
      fallbackRendererCondition: () => !process.stdout.isTTY || !process.stdout.columns,
    },
  );
  // The list shows which step failed; why is for the command to say, once.
  await list.run().catch((error: unknown) => Promise.reject(failures[0] ?? error));
}
