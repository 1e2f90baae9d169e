// Random spellings of a notification as JSON.
import fc from "fast-check";

/** A number that Xsolla writes as a JSON number or as a string. */
export class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Content of an unknown field. */
const anything = fc.json({ maxDepth: 2 });

/** Unknown fields, because Xsolla adds fields without notice. */
const newFields = fc
  .array(fc.tuple(fc.string(), anything), { maxLength: 2 })
  .map((fields) => fields.map(([name, json]) => `${JSON.stringify(`new_${name}`)}:${json}`));

/** Generates JSON that means `value`: numbers bare or quoted, fields in any order and among unknown ones. */
export const spelled = (value: unknown): fc.Arbitrary<string> => write(value, spelled, newFields);

/** Generates JSON like `value` in which random parts are replaced. */
export const damaged = (value: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: write(value, damaged, fc.constant([])), weight: 15 },
    { arbitrary: anything, weight: 1 },
  );

function write(
  value: unknown,
  part: (value: unknown) => fc.Arbitrary<string>,
  extras: fc.Arbitrary<string[]>,
): fc.Arbitrary<string> {
  if (value instanceof Digits) return fc.constantFrom(value.text, JSON.stringify(value.text));
  if (typeof value !== "object" || value === null) return fc.constant(JSON.stringify(value));
  if (Array.isArray(value)) return fc.tuple(...value.map(part)).map((parts) => `[${parts.join()}]`);
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => part(inner).map((json) => `${JSON.stringify(name)}:${json}`));
  return fc
    .tuple(fc.tuple(...fields), extras)
    .map(([known, unknown]) => [...known, ...unknown])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .map((all) => `{${all.join()}}`);
}
