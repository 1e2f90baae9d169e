import { z } from "zod";
import { tokenSettings } from "./token-settings.ts";

const text = z.string().min(1).max(255);
const value = (schema: z.ZodString) => z.object({ value: schema });
/** RFC 822 allows ASCII only. */
const email = z
  .string()
  .min(3)
  .max(255)
  .regex(z.regexes.rfc5322Email)
  .regex(/^[\x20-\x7E]+$/);

const user = z.strictObject({
  id: value(text),
  name: value(text).optional(),
  email: value(email).optional(),
  country: z
    .object({
      value: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      allow_modify: z.boolean().optional(),
    })
    .optional(),
  age: z.int().optional(),
  phone: z
    .object({ value: z.string(), allow_modify: z.boolean().optional(), hidden: z.boolean().optional() })
    .optional(),
  tracking_id: value(z.string().regex(/^[A-Za-z0-9]{32}$/)).optional(),
  steam_id: value(z.string().regex(/^\d{17}$/)).optional(),
  is_legal: z.boolean().optional(),
  legal: z
    .object({ name: z.string(), address: z.string(), vat_id: z.string(), country: z.string() })
    .optional(),
});

const line = z.object({ sku: z.string().regex(/^[A-Za-z0-9._-]+$/), quantity: z.number().min(1) });

/**
 * Body of the administrative call that creates a payment token. Root, `user`, `purchase`, `settings` and most objects
 * of `settings.ui` are closed: an unknown or misspelt field is refused.
 * https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 */
export const tokenRequest = z.strictObject({
  sandbox: z.boolean().default(false),
  user: user.refine(({ is_legal, legal }) => !is_legal || legal, {
    path: ["legal"],
    message: "is required when is_legal is true",
  }),
  purchase: z.strictObject({ items: z.array(line).min(1) }),
  settings: tokenSettings.default({}),
  custom_parameters: z
    .record(z.string(), z.unknown())
    .refine((parameters) => Object.keys(parameters).length > 0 && Object.keys(parameters).length <= 200, {
      message: "must have 1 to 200 properties",
    })
    .nullish(),
});

export type TokenRequest = z.infer<typeof tokenRequest>;
