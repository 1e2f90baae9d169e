/**
 * Parses JSON and returns every number as its source text. So `12.30` stays "12.30", and an id above 2^53 keeps all its
 * digits. Xsolla writes the same field sometimes as a number and sometimes as a string. Here both become a string, and
 * the schemas in `fields.ts` convert only counts to numbers.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" ? (context?.source ?? String(value)) : value,
  );
}
