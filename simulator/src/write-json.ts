/**
 * JSON with 64-bit integers as bare numbers, every digit of them. `JSON.rawJSON` is newer than TypeScript's own types.
 */
export function writeJson(value: unknown): string {
  const marked = JSON.stringify(value, (_key, inner) =>
    typeof inner === "bigint" ? `\u0000${inner}\u0000` : inner,
  );
  return marked.replace(/"\\u0000(\d+)\\u0000"/g, "$1");
}
