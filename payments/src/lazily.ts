/**
 * Loads something at its first use, and once; after a failure, again. `import()` alone looks the module up at each call,
 * which every request would pay for.
 */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
