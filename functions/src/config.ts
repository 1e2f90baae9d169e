import { z } from "zod";
import { fail } from "./failure.ts";
import * as params from "./params.ts";
import type { XsollaProject } from "./xsolla/project.ts";

const commaSeparated = z.string().transform((list) =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean),
);

const projectSchema = z.object({
  XSOLLA_PROJECT_ID: z.number().int().positive(),
  XSOLLA_MERCHANT_ID: z.number().int().nonnegative(),
  XSOLLA_STORE_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  XSOLLA_API_KEY: z.string().trim().min(1),
});

const checkoutSchema = z.object({
  XSOLLA_SANDBOX: z.boolean(),
  XSOLLA_DEFAULT_COUNTRY: z.string().regex(/^[A-Z]{2}$/),
  XSOLLA_CURRENCY: z.union([z.literal(""), z.string().regex(/^[A-Z]{3}$/)]),
  XSOLLA_UI_THEME: z.string(),
  XSOLLA_RETURN_URLS: commaSeparated,
  TRUSTED_PROXY_HOPS: z.number().int().nonnegative(),
});

const webhookSchema = z.object({
  XSOLLA_PROJECT_ID: projectSchema.shape.XSOLLA_PROJECT_ID,
  XSOLLA_SANDBOX: z.boolean(),
  XSOLLA_WEBHOOK_SECRET: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string()).min(1)),
  XSOLLA_WEBHOOK_IPS: commaSeparated,
  TRUSTED_PROXY_HOPS: z.number().int().nonnegative(),
});

export type CheckoutConfig = z.infer<typeof checkoutSchema>;
export type WebhookConfig = z.infer<typeof webhookSchema>;

/** Who we are at Xsolla. Needs the secret XSOLLA_API_KEY. */
export function readXsollaProject(): XsollaProject {
  const config = read(projectSchema);
  return {
    storeUrl: config.XSOLLA_STORE_URL,
    projectId: config.XSOLLA_PROJECT_ID,
    userName: config.XSOLLA_MERCHANT_ID || config.XSOLLA_PROJECT_ID,
    apiKey: config.XSOLLA_API_KEY,
  };
}

/** What a purchase looks like in this project. */
export const readCheckoutConfig = (): CheckoutConfig => read(checkoutSchema);

/** How the webhook tells a delivery of Xsolla's. Needs the secret XSOLLA_WEBHOOK_SECRET. */
export const readWebhookConfig = (): WebhookConfig => read(webhookSchema);

/**
 * Reads the parameters that a schema names, and nothing else: a secret that a function was not given is not touched.
 *
 * @throws FailureError `misconfigured`, with the names but not the values of what is wrong.
 */
function read<T extends z.ZodObject>(schema: T): z.infer<T> {
  const names = Object.keys(schema.shape);
  const values = Object.entries(params)
    .filter(([name]) => names.includes(name))
    .map(([name, param]) => [name, param.value()]);
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return fail({ reason: "misconfigured", detail: `wrong or missing value of ${[...wrong].join(", ")}` });
}
