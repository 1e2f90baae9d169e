/**
 * Wraps a loader so that it runs at the first use, and only once. After a failure, the next use runs it again.
 * `import()` alone resolves the module at each call, which would slow every request down.
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
