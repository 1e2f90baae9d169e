import { Listr } from "listr2";
import type { Step } from "../stack/start-stack.ts";

/** Runs steps at the same time with a line and a time for each; a spinner where the terminal can show one. */
export async function runSteps(steps: Step[]): Promise<void> {
  const started = performance.now();
  await new Listr(
    steps.map(({ title, run }) => ({
      title,
      task: async (_context, task) => {
        await run();
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
  ).run();
}
