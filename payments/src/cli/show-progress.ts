/** Shows what a command is waiting for, on a terminal only: one line of stderr, which the next one replaces. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
}

export const endProgress = (): void => showProgress("");
