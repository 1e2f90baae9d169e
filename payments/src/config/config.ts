import type { z } from "zod";
import { fail } from "../failure.ts";
import type { XsollaPaymentsOptions } from "../options.ts";
import type { XsollaProject, XsollaStore } from "../xsolla/xsolla-project.ts";
import { isOptionName, type OptionName } from "./option-defaults.ts";
import { OPTION_SCHEMAS } from "./option-schemas.ts";
import { optionText, settingName } from "./setting.ts";

type Options<Reader extends keyof typeof OPTION_SCHEMAS> = z.infer<(typeof OPTION_SCHEMAS)[Reader]>;

export type CheckoutConfig = Options<"checkout">;
export type WebhookConfig = Options<"webhook">;

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
  webShop(): Options<"webShop">;
  enforceAppCheck(): boolean;
  /** Returns the id of the Firestore database. */
  database(): string;
}

/**
 * Creates the readers of the options. Each reader throws FailureError `misconfigured` if an option is wrong or missing.
 * The error names the options, and never contains a value.
 */
export function createConfig(options: XsollaPaymentsOptions): Config {
  const project = createReader(options, OPTION_SCHEMAS.project);
  const sandbox = createReader(options, OPTION_SCHEMAS.sandbox);
  const appCheck = createReader(options, OPTION_SCHEMAS.appCheck);
  const database = createReader(options, OPTION_SCHEMAS.database);
  return {
    store: createReader(options, OPTION_SCHEMAS.store),
    project: () => {
      const { merchantId, projectId, ...rest } = project();
      return { ...rest, projectId, userName: merchantId || projectId };
    },
    sandbox: () => sandbox().sandbox,
    checkout: createReader(options, OPTION_SCHEMAS.checkout),
    webhook: createReader(options, OPTION_SCHEMAS.webhook),
    webShop: createReader(options, OPTION_SCHEMAS.webShop),
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
