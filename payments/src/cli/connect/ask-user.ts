import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";

/** Asks in the terminal. Returns undefined without a terminal, or without an answer. */
export async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim() || undefined;
  } finally {
    terminal.close();
  }
}

/** Asks in the terminal without showing the answer. Returns undefined without a terminal, or without an answer. */
export async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return (await terminal.question("")).trim() || undefined;
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}

/** Reads all of standard input. Returns undefined if it is a terminal, or empty. */
export const readPiped = async (): Promise<string | undefined> =>
  process.stdin.isTTY ? undefined : (await text(process.stdin)).trim() || undefined;

/** Asks a yes-or-no question in the terminal. Returns false without a terminal. */
export const confirm = async (question: string): Promise<boolean> =>
  /^y(es)?$/i.test((await ask(`${question} [y/N] `)) ?? "");
