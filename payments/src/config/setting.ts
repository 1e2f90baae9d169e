import { z } from "zod";
import type { XsollaPaymentsOptions } from "../options.ts";
import { isOptionName, OPTION_DEFAULTS, type OptionName } from "./option-defaults.ts";

/** The values of parameters by name, from a deployment or from the `.env` files for one. */
export type Environment = Record<string, string | undefined>;

/** Returns the text of an option: its value, or else the library's default. */
export const optionText = (
  options: XsollaPaymentsOptions,
  name: OptionName,
  environment: Environment,
): string => settingText(options[name], environment) ?? OPTION_DEFAULTS[name] ?? "";

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
 * Returns the text of an option's value; undefined if the host does not set the option. The value of a parameter is in
 * the environment. If firebase-tools has not written it there, the default of the parameter counts.
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
