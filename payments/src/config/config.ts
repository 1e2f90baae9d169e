import { z } from "zod";
import { fail } from "../failure.ts";
import type { XsollaPaymentsOptions } from "../options.ts";
import type { XsollaProject, XsollaStore } from "../xsolla/xsolla-project.ts";

/**
 * Options that are parsed strictly from their text. A parameter's own `value()` is lenient: it reads `yes` as false and
 * `one` as 0.
 */
type OptionName = Exclude<keyof XsollaPaymentsOptions, ValueOnly>;
/** Options that cannot be parameters. */
type ValueOnly = "fulfil" | "settingsFor" | "itemsFor" | "spend" | "sellHidden" | "runtime";

/** The text of an option that the host does not set. */
const DEFAULTS: Partial<Record<OptionName, string>> = {
  merchantId: "0",
  storeUrl: "https://store.xsolla.com",
  defaultCountry: "US",
  currency: "",
  uiTheme: "63295aab2e47fab76f7708e3",
  returnUrls: "",
  webhookIps: "",
  trustedProxyHops: "1",
  maxOrdersPerMinute: "10",
  enforceAppCheck: "false",
  database: "(default)",
  webShop: "false",
  allowCountryChange: "false",
  redirect: "",
  minInstances: "0",
};

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

const projectSchema = storeSchema.extend({
  merchantId: wholeNumber,
  apiKey: z.string().trim().min(1, "an API key"),
});

const sandboxSchema = z.object({ sandbox: booleanText });

const checkoutSchema = z.object({
  sandbox: booleanText,
  defaultCountry: z.string().regex(/^[A-Z]{2}$/, "two capital letters such as US"),
  currency: z.string().regex(/^([A-Z]{3})?$/, "empty, or three capital letters such as EUR"),
  uiTheme: z.string(),
  returnUrls: commaSeparated,
  trustedProxyHops: wholeNumber,
  maxOrdersPerMinute: wholeNumber,
  allowCountryChange: booleanText,
  redirect: z.enum(["", "none", "successful", "successful_or_canceled", "any"]),
});

const webhookSchema = z.object({
  projectId: storeSchema.shape.projectId,
  webhookSecret: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string()).min(1, "a webhook signing key")),
  webhookIps: commaSeparated,
  trustedProxyHops: wholeNumber,
});

const webShopSchema = z.object({
  webShop: booleanText,
  webhookIps: commaSeparated,
  trustedProxyHops: wholeNumber,
});

const appCheckSchema = z.object({ enforceAppCheck: booleanText });

/** The rules for ids of databases: https://firebase.google.com/docs/firestore/manage-databases#database_id */
const databaseSchema = z.object({
  database: z.string().regex(/^(\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9])$/, "(default), or a database id"),
});

/** Options that Firebase reads when it deploys the functions. No request reads them. */
const deploymentSchema = z.object({ minInstances: wholeNumber });

const allOptions = z.object({
  ...projectSchema.shape,
  ...checkoutSchema.shape,
  ...webhookSchema.shape,
  ...appCheckSchema.shape,
  ...databaseSchema.shape,
  ...webShopSchema.shape,
  ...deploymentSchema.shape,
});
const validOptions = allOptions.partial();

export type CheckoutConfig = z.infer<typeof checkoutSchema>;
export type WebhookConfig = z.infer<typeof webhookSchema>;
type WebShopConfig = z.infer<typeof webShopSchema>;

/** The readers of the options of one `xsollaPayments(…)` call. Call them during a request. */
export interface Config {
  /** Returns the origin of the Store API and the id of the project. */
  store(): XsollaStore;
  /** Returns the store and its credentials. Needs the secret `apiKey`. */
  project(): XsollaProject;
  /** Tells whether tokens are for the sandbox, and whether sandbox orders grant items. */
  sandbox(): boolean;
  /** Returns the settings of the token call. */
  checkout(): CheckoutConfig;
  /** Returns the settings that verify a delivery as Xsolla's. Needs the secret `webhookSecret`. */
  webhook(): WebhookConfig;
  /** Returns whether a Web Shop may look up players, and from which addresses. */
  webShop(): WebShopConfig;
  enforceAppCheck(): boolean;
  /** Returns the id of the Firestore database. */
  database(): string;
}

/**
 * Creates the readers of the options. Each reader throws FailureError `misconfigured` if an option is wrong or missing.
 * The error names the options, and never contains a value.
 */
export function createConfig(options: XsollaPaymentsOptions): Config {
  const store = createReader(options, storeSchema);
  const project = createReader(options, projectSchema);
  const sandbox = createReader(options, sandboxSchema);
  const appCheck = createReader(options, appCheckSchema);
  const database = createReader(options, databaseSchema);
  return {
    store,
    project: () => {
      const { merchantId, projectId, ...rest } = project();
      return { ...rest, projectId, userName: merchantId || projectId };
    },
    sandbox: () => sandbox().sandbox,
    checkout: createReader(options, checkoutSchema),
    webhook: createReader(options, webhookSchema),
    webShop: createReader(options, webShopSchema),
    enforceAppCheck: () => appCheck().enforceAppCheck,
    database: () => database().database,
  };
}

/**
 * Creates a reader of the options that a schema names. It reads no other option, because a function only has access to
 * the secrets that it needs. It parses the texts again only if one of them has changed, so in production it parses
 * once.
 */
function createReader<T extends z.ZodObject>(options: XsollaPaymentsOptions, schema: T): () => z.infer<T> {
  const names = Object.keys(schema.shape).filter(isOptionName);
  let cached: { texts: string[]; values: z.infer<T> } | undefined;
  return () => {
    const texts = names.map((name) => optionText(options, name, process.env));
    if (cached?.texts.every((text, index) => text === texts[index])) return cached.values;
    const values = parseOptions(options, schema, names, texts);
    cached = { texts, values };
    return values;
  };
}

function parseOptions<T extends z.ZodObject>(
  options: XsollaPaymentsOptions,
  schema: T,
  names: OptionName[],
  texts: string[],
): z.infer<T> {
  const parsed = schema.safeParse(Object.fromEntries(names.map((name, index) => [name, texts[index]])));
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => settingName(options, path[0])));
  return fail({ reason: "misconfigured", detail: `wrong or missing value of ${[...wrong].join(", ")}` });
}

const VALUE_ONLY: string[] = [
  "fulfil",
  "settingsFor",
  "itemsFor",
  "spend",
  "sellHidden",
  "runtime",
] satisfies ValueOnly[];

/** The values of parameters by name, from a deployment or from the `.env` files for one. */
export type Environment = Record<string, string | undefined>;

/** An option with a value that the functions would refuse. */
export interface OptionFault {
  option: keyof z.infer<typeof allOptions>;
  /** The name of the parameter if the option is one, else the name of the option. */
  name: string;
  /** Empty if the option has no value. */
  value: string;
  /** Describes a valid value. */
  expected: string;
}

/** The result of checking the options in an environment. */
export interface CheckedOptions {
  /** The parsed values of all valid options. */
  values: z.infer<typeof validOptions>;
  faults: OptionFault[];
}

/** Checks every option in a given environment, which need not be the environment of this process. */
export function checkOptions(options: XsollaPaymentsOptions, environment: Environment): CheckedOptions {
  const faults: OptionFault[] = [];
  const texts: Partial<Record<OptionName, string>> = {};
  for (const option of allOptions.keyof().options) {
    const value = optionText(options, option, environment);
    const [issue] = allOptions.shape[option].safeParse(value).error?.issues ?? [];
    if (issue) faults.push({ option, name: settingName(options, option), value, expected: issue.message });
    else texts[option] = value;
  }
  return { values: validOptions.parse(texts), faults };
}

const optionText = (options: XsollaPaymentsOptions, name: OptionName, environment: Environment): string =>
  settingText(options[name], environment) ?? DEFAULTS[name] ?? "";

const isOptionName = (name: string): name is OptionName => !VALUE_ONLY.includes(name);

/**
 * Recognizes a parameter by its shape. `instanceof` would fail if the host has its own copy of firebase-functions.
 */
const param = z.object({
  name: z.string(),
  options: z.object({ default: z.unknown() }).partial().optional(),
});
const expression = z.object({ value: z.custom<() => unknown>((value) => typeof value === "function") });

/** The parsed parameters by option. An option never changes, so each one is parsed once. */
const params = new WeakMap<object, z.infer<typeof param> | undefined>();

function paramOf(option: object): z.infer<typeof param> | undefined {
  if (!params.has(option)) params.set(option, param.safeParse(option).data);
  return params.get(option);
}

/**
 * Returns the text of an option's value. The value of a parameter is in the environment. If firebase-tools has not
 * written it there, the default of the parameter counts.
 */
export function settingText(option: unknown, environment: Environment): string | undefined {
  if (option === undefined || option === null) return undefined;
  if (Array.isArray(option)) return option.join(",");
  if (typeof option !== "object") return String(option);
  const named = paramOf(option);
  if (named) return environment[named.name] ?? settingText(named.options?.default, environment) ?? "";
  return expression.safeParse(option).success
    ? settingText(Reflect.apply(Reflect.get(option, "value"), option, []), environment)
    : "";
}

/** Returns the name of the parameter if the option is one, else the name of the option. */
export function settingName(options: XsollaPaymentsOptions, key: PropertyKey | undefined): string {
  const name = String(key);
  const option = isOptionName(name) ? options[name] : undefined;
  return param.safeParse(option).data?.name ?? name;
}
