import { z } from "zod";
import type { Buyer } from "./payment.ts";

/** The buyer in requests of the control API and the Web Shop. */
export const buyerBody = z.strictObject({
  user: z.string().min(1).max(255),
  email: z.email().exactOptional(),
  name: z.string().min(1).max(255).exactOptional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("US"),
  sandbox: z.boolean().default(true),
  customParameters: z.record(z.string(), z.unknown()).exactOptional(),
});

type Named = Pick<z.infer<typeof buyerBody>, "user" | "email" | "name" | "country">;

export const buyerOf = ({ user, email, name, country }: Named): Buyer => ({ id: user, email, name, country });
