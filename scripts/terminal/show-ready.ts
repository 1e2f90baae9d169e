import { styleText } from "node:util";

/** Makes a function that prints which part of the stack is ready, and how long after this call. */
export function showReady(): (name: string) => void {
  const started = performance.now();
  return (name) => {
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(`${styleText("green", "✔")} ${name} (${seconds} s)`);
  };
}
