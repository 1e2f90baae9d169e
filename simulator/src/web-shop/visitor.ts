import { z } from "zod";

/** A player who has entered a user id. */
export const visitor = z.object({
  user: z.string().min(1).max(255),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("US"),
});
export type Visitor = z.infer<typeof visitor>;
