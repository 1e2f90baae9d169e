import { z } from "zod";

/**
 * Parses JSON and gives every number as the text it was written in: `12.30` stays "12.30", and an id above 2^53
 * keeps all its digits. Xsolla writes the same field as a number here and as a string there; this way both arrive as
 * a string, and the schemas below turn into a number only what is counted.
 *
 * @throws SyntaxError when the text is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" ? (context?.source ?? String(value)) : value,
  );
}

/** An id of Xsolla's: an unsigned 64-bit integer, as its decimal digits. */
export const digits = z.string().regex(/^\d{1,20}$/, "expected an integer id");

/** A money amount, as the decimal that Xsolla wrote. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "expected a decimal amount");

/** A count or a code: small enough to be a JavaScript number. */
export const count = z
  .string()
  .regex(/^-?\d+(\.0+)?$/, "expected an integer")
  .transform(Number);

/** For what is good to know: a form that Xsolla may yet invent must not cost a purchase. */
export const lax = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodOptional<z.ZodNullable<T>>> =>
  schema.nullish().catch(undefined);
