import { z } from "zod";
import { fail } from "./failure.ts";
import type { Policy } from "./orders/apply-event.ts";
import * as params from "./params.ts";
import type { XsollaProject, XsollaStore } from "./xsolla/project.ts";

const commaSeparated = z.string().transform((list) =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean),
);

/** As text, and strictly: the parameters' own `value()` reads `yes` as false, and `one` as 0. */
const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

const storeSchema = z.object({
  XSOLLA_PROJECT_ID: whole.pipe(z.int().positive()),
  XSOLLA_STORE_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
});

const projectSchema = storeSchema.extend({
  XSOLLA_MERCHANT_ID: whole,
  XSOLLA_API_KEY: z.string().trim().min(1),
});

const grantSchema = z.object({ XSOLLA_SANDBOX: flag });

const checkoutSchema = z.object({
  XSOLLA_SANDBOX: flag,
  XSOLLA_DEFAULT_COUNTRY: z.string().regex(/^[A-Z]{2}$/),
  XSOLLA_CURRENCY: z.union([z.literal(""), z.string().regex(/^[A-Z]{3}$/)]),
  XSOLLA_UI_THEME: z.string(),
  XSOLLA_RETURN_URLS: commaSeparated,
  TRUSTED_PROXY_HOPS: whole,
  MAX_ORDERS_PER_MINUTE: whole,
});

const webhookSchema = z.object({
  XSOLLA_PROJECT_ID: storeSchema.shape.XSOLLA_PROJECT_ID,
  XSOLLA_SANDBOX: flag,
  XSOLLA_WEBHOOK_SECRET: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string()).min(1)),
  XSOLLA_WEBHOOK_IPS: commaSeparated,
  TRUSTED_PROXY_HOPS: whole,
});

const appCheckSchema = z.object({ ENFORCE_APP_CHECK: flag });

export type CheckoutConfig = z.infer<typeof checkoutSchema>;
export type WebhookConfig = z.infer<typeof webhookSchema>;

/** Where the catalogue and the orders are. */
export const readXsollaStore = (): XsollaStore => storeOf(read(storeSchema));

/** Who we are at Xsolla. Needs the secret XSOLLA_API_KEY. */
export function readXsollaProject(): XsollaProject {
  const config = read(projectSchema);
  return {
    ...storeOf(config),
    userName: config.XSOLLA_MERCHANT_ID || config.XSOLLA_PROJECT_ID,
    apiKey: config.XSOLLA_API_KEY,
  };
}

const storeOf = (config: z.infer<typeof storeSchema>): XsollaStore => ({
  storeUrl: config.XSOLLA_STORE_URL,
  projectId: config.XSOLLA_PROJECT_ID,
});

/** Whether sandbox orders grant items. */
export const readPolicy = (): Policy => policyOf(read(grantSchema));

export const policyOf = (config: z.infer<typeof grantSchema>): Policy => ({
  grantSandbox: config.XSOLLA_SANDBOX,
});

/** What a purchase looks like in this project. */
export const readCheckoutConfig = (): CheckoutConfig => read(checkoutSchema);

/** How the webhook tells a delivery of Xsolla's. Needs the secret XSOLLA_WEBHOOK_SECRET. */
export const readWebhookConfig = (): WebhookConfig => read(webhookSchema);

/** Whether callables need an App Check token. */
export const readAppCheckConfig = (): z.infer<typeof appCheckSchema> => read(appCheckSchema);

/**
 * Reads the parameters that a schema names, from where firebase-functions reads them too, and nothing else: a secret
 * that a function was not given is not touched.
 *
 * @throws FailureError `misconfigured`, with the names but not the values of what is wrong.
 */
function read<T extends z.ZodObject>(schema: T): z.infer<T> {
  const named = Object.values(params).filter(({ name }) => name in schema.shape);
  const parsed = schema.safeParse(
    Object.fromEntries(named.map(({ name }) => [name, process.env[name] ?? ""])),
  );
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return fail({ reason: "misconfigured", detail: `wrong or missing value of ${[...wrong].join(", ")}` });
}
