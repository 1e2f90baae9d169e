/** Prints a title, runs the action, and prints its duration. */
export async function timed(title, action) {
  console.log(`› ${title} …`);
  const started = performance.now();
  await action();
  console.log(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
