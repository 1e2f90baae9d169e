import { z } from "zod";

/** Schemas of single fields. They expect each number as text, as `parseJson` returns it. */

/** An id at Xsolla: an unsigned 64-bit integer, in decimal digits. */
export const digits = z.string().regex(/^\d{1,20}$/, "expected an integer id");

/** A money amount: a decimal, exactly as Xsolla wrote it. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "expected a decimal amount");

/** A count or a code. It is small enough to become a JavaScript number. */
export const count = z
  .string()
  .regex(/^-?\d+(\.0+)?$/, "expected an integer")
  .transform(Number);

/** Reads an unexpected value as undefined, so that a change at Xsolla cannot fail a purchase. For optional data. */
export const lax = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodOptional<z.ZodNullable<T>>> =>
  schema.nullish().catch(undefined);

/** An SKU that can be the id of a Firestore document. Firestore reserves `.`, `..` and `__…__`. */
export const sku = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,255}$/, "expected 1 to 255 of A-Z a-z 0-9 . _ -")
  .refine((text) => !/^(\.\.?|__.*__)$/.test(text), "this name is reserved");
