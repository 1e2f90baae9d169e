/** Prints a title to stderr, runs the action, and prints its duration. */
export async function timed(title, action) {
  console.error(`› ${title} …`);
  const started = performance.now();
  await action();
  console.error(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
