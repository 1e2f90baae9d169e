/** Prints what happens with the time since the beginning. */
export function startTimeline(): (event: string) => void {
  const started = performance.now();
  return (event) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    console.log(`${seconds.padStart(7)} s  ${event}`);
  };
}
