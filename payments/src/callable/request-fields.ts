import { z } from "zod";

/** Schemas of fields that the requests of several callables have. */

/** How many of one SKU a request may ask for. */
export const MAX_QUANTITY = 1_000;

/** Reads `""`, `[]` and null as absent. Unity's JsonUtility cannot leave a field out, so it sends `""` and `[]`. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional());

export const isBlank = (value: unknown): boolean =>
  value === "" || value === null || (Array.isArray(value) && value.length === 0);

export const quantity = optional(z.int().min(1).max(MAX_QUANTITY));
