import { z } from "zod";
import type { XsollaPaymentsOptions } from "../options.ts";
import type { OptionName } from "./option-defaults.ts";
import { OPTION_SCHEMAS } from "./option-schemas.ts";
import { type Environment, optionText, settingName } from "./setting.ts";

const { project, checkout, webhook, webShop, appCheck, database, deployment } = OPTION_SCHEMAS;
const allOptions = z.object({
  ...project.shape,
  ...checkout.shape,
  ...webhook.shape,
  ...appCheck.shape,
  ...database.shape,
  ...webShop.shape,
  ...deployment.shape,
});
const validOptions = allOptions.partial();

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
