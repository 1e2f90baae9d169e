import { z } from "zod";
import { fail } from "./failure.ts";
import type { XsollaPaymentsOptions } from "./options.ts";
import type { XsollaProject, XsollaStore } from "./xsolla/xsolla-project.ts";

/** Options that are read as text, strictly: a parameter's own `value()` reads `yes` as false, and `one` as 0. */
type OptionName = Exclude<keyof XsollaPaymentsOptions, ValueOnly>;
/** Options that are no parameters. */
type ValueOnly = "fulfil" | "settingsFor" | "itemsFor" | "spend" | "sellHidden" | "runtime";

/** What an option is when the host does not set it. */
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
const flag = z.enum(["true", "false"], "true or false").transform((text) => text === "true");
const whole = z
  .string()
  .regex(/^\d{1,15}$/, "a whole number")
  .transform(Number);

const storeSchema = z.object({
  projectId: whole.pipe(z.int().positive("a number above 0")),
  storeUrl: z
    .url({ protocol: /^https?$/, error: "an origin, as https://store.xsolla.com" })
    .transform((url) => new URL(url).origin),
});

const projectSchema = storeSchema.extend({
  merchantId: whole,
  apiKey: z.string().trim().min(1, "an API key"),
});

const sandboxSchema = z.object({ sandbox: flag });

const checkoutSchema = z.object({
  sandbox: flag,
  defaultCountry: z.string().regex(/^[A-Z]{2}$/, "two capital letters, as US"),
  currency: z.string().regex(/^([A-Z]{3})?$/, "empty, or three capital letters, as EUR"),
  uiTheme: z.string(),
  returnUrls: commaSeparated,
  trustedProxyHops: whole,
  maxOrdersPerMinute: whole,
  allowCountryChange: flag,
  redirect: z.enum(["", "none", "successful", "successful_or_canceled", "any"]),
});

const webhookSchema = z.object({
  projectId: storeSchema.shape.projectId,
  webhookSecret: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string()).min(1, "a webhook signing key")),
  webhookIps: commaSeparated,
  trustedProxyHops: whole,
});

const webShopSchema = z.object({
  webShop: flag,
  webhookIps: commaSeparated,
  trustedProxyHops: whole,
});

const appCheckSchema = z.object({ enforceAppCheck: flag });

/** Database ids: https://firebase.google.com/docs/firestore/manage-databases#database_id */
const databaseSchema = z.object({
  database: z.string().regex(/^(\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9])$/, "(default), or a database id"),
});

/** Read by a deployment, not by a request. */
const deploymentSchema = z.object({ minInstances: whole });

const allSchemas = z.object({
  ...projectSchema.shape,
  ...checkoutSchema.shape,
  ...webhookSchema.shape,
  ...appCheckSchema.shape,
  ...databaseSchema.shape,
  ...webShopSchema.shape,
  ...deploymentSchema.shape,
});
const someSchemas = allSchemas.partial();

export type CheckoutConfig = z.infer<typeof checkoutSchema>;
export type WebhookConfig = z.infer<typeof webhookSchema>;
type WebShopConfig = z.infer<typeof webShopSchema>;

/** Reads the options of one `xsollaPayments(…)` call, each time they are needed. */
export interface Config {
  /** Origin of the Store API, and the project there. */
  store(): XsollaStore;
  /** The store with the credentials for it. Needs the secret `apiKey`. */
  project(): XsollaProject;
  /** Whether tokens are for the sandbox, and sandbox orders grant items. */
  sandbox(): boolean;
  /** How a purchase is made. */
  checkout(): CheckoutConfig;
  /** How a delivery is recognized as Xsolla's. Needs the secret `webhookSecret`. */
  webhook(): WebhookConfig;
  /** Whether a Web Shop may ask for players, and from where. */
  webShop(): WebShopConfig;
  enforceAppCheck(): boolean;
  /** Id of the Firestore database. */
  database(): string;
}

/** Each reader throws FailureError `misconfigured`, with the names but not the values of what is wrong. */
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
 * Makes a reader of the options that a schema names, and of no others: a function is not given every secret. It parses
 * their texts when one has changed, which in production is once.
 */
function createReader<T extends z.ZodObject>(options: XsollaPaymentsOptions, schema: T): () => z.infer<T> {
  const names = Object.keys(schema.shape).filter(isOptionName);
  let read: { texts: string[]; values: z.infer<T> } | undefined;
  return () => {
    const texts = names.map((name) => optionText(options, name, process.env));
    if (read?.texts.every((text, index) => text === texts[index])) return read.values;
    const values = parseOptions(options, schema, names, texts);
    read = { texts, values };
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
  const wrong = new Set(parsed.error.issues.map(({ path }) => nameOf(options, path[0])));
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
/** Values of parameters by their names: of a deployment, or of the files for one. */
export type Environment = Record<string, string | undefined>;

/** An option whose value the functions would refuse. */
export interface OptionFault {
  option: keyof z.infer<typeof allSchemas>;
  /** The name by which the studio knows the option: that of its parameter, where it is one. */
  name: string;
  /** Empty when there is none. */
  value: string;
  expected: string;
}

/** What the functions would make of the options in an environment. */
export interface CheckedOptions {
  /** Without those that they would refuse. */
  values: z.infer<typeof someSchemas>;
  faults: OptionFault[];
}

/** Judges every option in an environment that is not the own one. */
export function checkOptions(options: XsollaPaymentsOptions, environment: Environment): CheckedOptions {
  const faults: OptionFault[] = [];
  const texts: Partial<Record<OptionName, string>> = {};
  for (const option of allSchemas.keyof().options) {
    const value = optionText(options, option, environment);
    const [issue] = allSchemas.shape[option].safeParse(value).error?.issues ?? [];
    if (issue) faults.push({ option, name: nameOf(options, option), value, expected: issue.message });
    else texts[option] = value;
  }
  return { values: someSchemas.parse(texts), faults };
}

const optionText = (options: XsollaPaymentsOptions, name: OptionName, environment: Environment): string =>
  textOf(options[name], environment) ?? DEFAULTS[name] ?? "";

const isOptionName = (name: string): name is OptionName => !VALUE_ONLY.includes(name);

/** A parameter by its shape: the host's copy of firebase-functions may be another one than the library's. */
const param = z.object({
  name: z.string(),
  options: z.object({ default: z.unknown() }).partial().optional(),
});
const expression = z.object({ value: z.custom<() => unknown>((value) => typeof value === "function") });

/** Options that are parameters, and do not change into anything else. */
const params = new WeakMap<object, z.infer<typeof param> | undefined>();

function paramOf(option: object): z.infer<typeof param> | undefined {
  if (!params.has(option)) params.set(option, param.safeParse(option).data);
  return params.get(option);
}

/** A parameter's value is in the environment; its default counts where firebase-tools has not written one there. */
export function textOf(option: unknown, environment: Environment): string | undefined {
  if (option === undefined || option === null) return undefined;
  if (Array.isArray(option)) return option.join(",");
  if (typeof option !== "object") return String(option);
  const named = paramOf(option);
  if (named) return environment[named.name] ?? textOf(named.options?.default, environment) ?? "";
  return expression.safeParse(option).success
    ? textOf(Reflect.apply(Reflect.get(option, "value"), option, []), environment)
    : "";
}

/** The name by which the studio knows an option: that of its parameter, where it is one. */
export function nameOf(options: XsollaPaymentsOptions, key: PropertyKey | undefined): string {
  const name = String(key);
  const option = isOptionName(name) ? options[name] : undefined;
  return param.safeParse(option).data?.name ?? name;
}
