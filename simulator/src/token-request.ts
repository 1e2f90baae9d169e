import { z } from "zod";
import { StoreError } from "./errors.ts";

/**
 * Body of the admin call that creates a payment token. Root, `user`, `purchase`, `settings` and `settings.ui` are closed:
 * an unknown or misspelt field is refused.
 * https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 */
const value = (schema: z.ZodString) => z.object({ value: schema });

const tokenRequest = z.strictObject({
  sandbox: z.boolean().default(false),
  user: z.strictObject({
    id: value(z.string().min(1).max(255)),
    name: value(z.string().min(1).max(255)).optional(),
    email: value(
      z
        .string()
        .min(3)
        .max(255)
        .regex(/^\S+@\S+$/),
    ).optional(),
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
    phone: z.object({ value: z.string() }).optional(),
    tracking_id: value(z.string().regex(/^[A-Za-z0-9]{32}$/)).optional(),
    steam_id: value(z.string().regex(/^\d{17}$/)).optional(),
    is_legal: z.boolean().optional(),
    legal: z
      .object({ name: z.string(), address: z.string(), vat_id: z.string(), country: z.string() })
      .optional(),
  }),
  purchase: z.strictObject({
    items: z
      .array(z.object({ sku: z.string().regex(/^[A-Za-z0-9._-]+$/), quantity: z.number().min(1) }))
      .min(1),
  }),
  settings: z
    .strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      language: z
        .string()
        .regex(/^[a-z]{2}$/)
        .optional(),
      external_id: z.string().min(1).max(255).optional(),
      payment_method: z.int().min(1).optional(),
      return_url: z.string().max(1000).refine(URL.canParse, "must be a URI").optional(),
      redirect_policy: z.object({}).optional(),
      ui: z
        .strictObject({
          theme: z.string().optional(),
          layout: z.enum(["embed", "column_reverse", "embed_column_reverse"]).optional(),
          mode: z.literal("user_account").optional(),
          user_account: z.object({}).optional(),
          header: z.object({}).optional(),
          desktop: z.strictObject({ header: z.object({}).optional() }).optional(),
          mobile: z.object({}).optional(),
          is_prevent_external_link_open: z.boolean().optional(),
          is_payment_methods_list_mode: z.boolean().optional(),
          is_independent_windows: z.boolean().optional(),
          is_three_ds_independent_windows: z.boolean().optional(),
          is_cart_open_by_default: z.boolean().optional(),
          is_show_close_widget_warning: z.boolean().optional(),
          currency_format: z.literal("code").optional(),
        })
        .optional(),
    })
    .optional(),
  custom_parameters: z.record(z.string(), z.unknown()).nullish(),
});

export type TokenRequest = z.infer<typeof tokenRequest>;

/** @throws StoreError 422/1102, with each violation */
export function parseTokenRequest(body: unknown): TokenRequest {
  const parsed = tokenRequest.safeParse(body);
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "body"}: ${message}`,
  );
  throw new StoreError(422, 1102, "Unprocessable Entity. The request does not match the schema", violations);
}
