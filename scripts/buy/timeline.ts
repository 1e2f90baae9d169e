/** Returns a function that prints an event with the time since the start. */
export function startTimeline(): (event: string) => void {
  const started = performance.now();
  return (event) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    console.log(`${seconds.padStart(7)} s  ${event}`);
  };
}
