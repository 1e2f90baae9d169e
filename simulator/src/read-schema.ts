import type { z } from "zod";
import { StoreError } from "./store-error.ts";

/** Parses a value. @throws StoreError 422/1102 that lists each violation */
export function readSchema<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "body"}: ${message}`,
  );
  throw new StoreError(422, 1102, `Unprocessable Entity. ${violations[0]}`, violations);
}
