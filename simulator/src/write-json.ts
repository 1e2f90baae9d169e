declare global {
  interface JSON {
    /** Newer than TypeScript's own types. https://github.com/tc39/proposal-json-parse-with-source */
    rawJSON(text: string): object;
  }
}

/** JSON with 64-bit integers as bare numbers, every digit of them. */
export const writeJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? JSON.rawJSON(String(inner)) : inner));
