import { z } from "zod";

const flag = z.boolean().optional();
const submenu = z.strictObject({ enable: z.boolean(), order: z.int().min(1) }).optional();

const ui = z.strictObject({
  // The schema lists two ids; the text of the same page also allows ids of custom themes.
  theme: z.string().optional(),
  layout: z.enum(["embed", "column_reverse", "embed_column_reverse"]).optional(),
  mode: z.literal("user_account").optional(),
  user_account: z
    .strictObject({
      info: submenu,
      subscriptions: submenu,
      payment_accounts: z.strictObject({ enable: z.boolean() }).optional(),
    })
    .optional(),
  header: z.object({ visible_virtual_currency_balance: flag }).optional(),
  desktop: z
    .strictObject({
      header: z
        .strictObject({
          is_visible: flag,
          visible_logo: flag,
          visible_name: flag,
          visible_purchase: flag,
          type: z.enum(["compact", "normal"]).optional(),
          close_button: flag,
        })
        .optional(),
    })
    .optional(),
  mobile: z.object({ header: z.strictObject({ close_button: flag }).optional() }).optional(),
  is_prevent_external_link_open: flag,
  is_payment_methods_list_mode: flag,
  is_independent_windows: flag,
  is_three_ds_independent_windows: flag,
  is_cart_open_by_default: flag,
  is_show_close_widget_warning: flag,
  currency_format: z.literal("code").optional(),
});

const redirectPolicy = z.object({
  redirect_conditions: z.enum(["none", "successful", "successful_or_canceled", "any"]).optional(),
  delay: z.int().optional(),
  status_for_manual_redirection: z
    .enum(["none", "vc", "successful", "successful_or_canceled", "any"])
    .optional(),
  redirect_button_caption: z.string().optional(),
});

/** Schema of `settings` in the token call, see token-request.ts. */
export const tokenSettings = z.strictObject({
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
  redirect_policy: redirectPolicy.optional(),
  ui: ui.optional(),
});
