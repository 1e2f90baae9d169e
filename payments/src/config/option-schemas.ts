import { z } from "zod";
import { parseWebhookKeys } from "../parse-webhook-keys.ts";

const commaSeparated = z.string().transform((list) =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean),
);
const booleanText = z.enum(["true", "false"], "true or false").transform((text) => text === "true");
const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, "a whole number")
  .transform(Number);

const storeSchema = z.object({
  projectId: wholeNumber.pipe(z.int().positive("a number above 0")),
  storeUrl: z
    .url({ protocol: /^https?$/, error: "an origin such as https://store.xsolla.com" })
    .transform((url) => new URL(url).origin),
});

/** The options by their readers (`Config`). Each schema parses the texts of its options. */
export const OPTION_SCHEMAS = {
  store: storeSchema,
  project: storeSchema.extend({
    merchantId: wholeNumber,
    apiKey: z.string().trim().min(1, "an API key"),
  }),
  sandbox: z.object({ sandbox: booleanText }),
  checkout: z.object({
    sandbox: booleanText,
    defaultCountry: z.string().regex(/^[A-Z]{2}$/, "two capital letters such as US"),
    currency: z.string().regex(/^([A-Z]{3})?$/, "empty, or three capital letters such as EUR"),
    uiTheme: z.string(),
    returnUrls: commaSeparated,
    trustedProxyHops: wholeNumber,
    maxOrdersPerMinute: wholeNumber,
    allowCountryChange: booleanText,
    redirect: z.enum(["", "none", "successful", "successful_or_canceled", "any"]),
  }),
  webhook: z.object({
    projectId: storeSchema.shape.projectId,
    webhookSecret: z.string().transform(parseWebhookKeys).pipe(z.array(z.string()).min(1, "a webhook key")),
    webhookIps: commaSeparated,
    trustedProxyHops: wholeNumber,
  }),
  webShop: z.object({
    webShop: booleanText,
    webhookIps: commaSeparated,
    trustedProxyHops: wholeNumber,
  }),
  appCheck: z.object({ enforceAppCheck: booleanText }),
  /** The rules for ids of databases: https://firebase.google.com/docs/firestore/manage-databases#database_id */
  database: z.object({
    database: z.string().regex(/^(\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9])$/, "(default), or a database id"),
  }),
  /** Options that Firebase reads when it deploys the functions. No request reads them. */
  deployment: z.object({ minInstances: wholeNumber }),
};
