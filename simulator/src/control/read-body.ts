import type { Context } from "hono";
import { z } from "zod";
import { ControlError } from "./control-error.ts";

/**
 * Reads the body of a control request. An empty body reads as an empty object.
 *
 * @throws ControlError 400
 */
export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T>> {
  const parsed = schema.safeParse(parse(await c.req.text()));
  if (parsed.success) return parsed.data;
  throw new ControlError(400, z.prettifyError(parsed.error));
}

function parse(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, "The body is not JSON.");
  }
}
