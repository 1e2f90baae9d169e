import type { z } from "zod";
import type { Issue } from "./callable-failure.ts";

/** Converts the error of a schema to the issues that the caller receives. */
export const toIssues = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
