/**
 * Parses JSON and gives every number as the text it was written in: `12.30` stays "12.30", and an id above 2^53
 * keeps all its digits. Xsolla writes the same field as a number here and as a string there; this way both arrive as
 * a string, and the schemas in `fields.ts` turn into a number only what is counted.
 *
 * @throws SyntaxError when the text is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" ? (context?.source ?? String(value)) : value,
  );
}
