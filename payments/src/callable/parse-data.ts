import type { z } from "zod";
import { fail } from "../failure.ts";

const NOT_AN_OBJECT = 'expected an object: the body is {"data": {…}}, with Content-Type: application/json';

/**
 * Parses the data of a call.
 *
 * @throws FailureError `invalid-request`, with the place of each fault as a dotted path
 */
export function parseData<T extends z.ZodType>(schema: T, data: unknown): z.infer<T> {
  const parsed = schema.safeParse(data, {
    error: ({ code, path }) => (code === "invalid_type" && !path?.length ? NOT_AN_OBJECT : undefined),
  });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return fail({ reason: "invalid-request", issues });
}
