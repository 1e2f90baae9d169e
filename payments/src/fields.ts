import { z } from "zod";

/** Schemas of single fields, for numbers that `parseJson` gives as text. */

/** An id of Xsolla's: an unsigned 64-bit integer, as its decimal digits. */
export const digits = z.string().regex(/^\d{1,20}$/, "expected an integer id");

/** A money amount, as the decimal that Xsolla wrote. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "expected a decimal amount");

/** A count or a code: small enough to be a JavaScript number. */
export const count = z
  .string()
  .regex(/^-?\d+(\.0+)?$/, "expected an integer")
  .transform(Number);

/** For optional data: an unexpected value reads as undefined, so that a change at Xsolla cannot fail a purchase. */
export const lax = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodOptional<z.ZodNullable<T>>> =>
  schema.nullish().catch(undefined);

/** An SKU that is also a Firestore document id: not `.`, not `..`, not `__…__`. */
export const sku = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,255}$/, "expected 1 to 255 of A-Z a-z 0-9 . _ -")
  .refine((text) => !/^(\.\.?|__.*__)$/.test(text), "this name is reserved");
