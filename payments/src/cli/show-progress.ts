/** Shows the progress of a command as one line on stderr, which the next call replaces. Only in a terminal. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
}

export const endProgress = (): void => showProgress("");
