import { z } from "zod";

/** An SKU that is also a Firestore document id: not `.`, not `..`, not `__…__`. */
export const sku = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,255}$/, "expected 1 to 255 of A-Z a-z 0-9 . _ -")
  .refine((text) => !/^(\.\.?|__.*__)$/.test(text), "this name is reserved");
