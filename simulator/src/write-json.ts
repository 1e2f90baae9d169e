declare global {
  interface JSON {
    /** Missing in TypeScript's types. https://github.com/tc39/proposal-json-parse-with-source */
    rawJSON(text: string): object;
  }
}

/** Writes JSON with 64-bit integers as bare numbers with every digit. */
export const writeJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? JSON.rawJSON(String(inner)) : inner));
