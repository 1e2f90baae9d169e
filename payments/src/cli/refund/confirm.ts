import { createInterface } from "node:readline";

/** Asks on stderr and reads one line of standard input. Only `y` and `yes` confirm. */
export async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(`${question} [y/N] `);
  try {
    for await (const line of lines) return /^y(es)?$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}
