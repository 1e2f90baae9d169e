import type { z } from "zod";
import type { Issue } from "./callable-failure.ts";

/** What a schema objects to, in the form in which the caller is told. */
export const toIssues = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
