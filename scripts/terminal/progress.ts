const TENTHS = 10;

/** Shows progress: one line that is rewritten on a terminal, elsewhere a line for each tenth. */
export function startProgress(what: string, total: number): (done: number) => void {
  let shown = -1;
  return (done) => {
    const line = `› ${what}: ${done} of ${total}`;
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\u001B[K${line}${done === total ? "\n" : ""}`);
      return;
    }
    const tenth = Math.floor((done / total) * TENTHS);
    if (tenth === shown) return;
    shown = tenth;
    console.log(line);
  };
}
