import { z } from "zod";
import { fail } from "../failure.ts";

const anObject = z.looseObject(
  {},
  'expected an object: the body is {"data": {…}}, with Content-Type: application/json',
);

/**
 * Parses the data of a call.
 *
 * @throws FailureError `invalid-request`, with the place of each fault as a dotted path
 */
export function parseData<T extends z.ZodType>(schema: T, data: unknown): z.infer<T> {
  const object = anObject.safeParse(data);
  const parsed = object.success ? schema.safeParse(data) : object;
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return fail({ reason: "invalid-request", issues });
}
