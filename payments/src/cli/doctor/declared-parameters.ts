import { z } from "zod";
import { settingText } from "../../config/setting.ts";
import type { SetUp } from "./set-up.ts";

const parameter = z.object({ name: z.string() });

/**
 * Lists the host's parameters and their values by the files: the parameters of its options, and those that only the
 * files name.
 */
export function declaredParameters({ options, files, secretNames }: SetUp): Map<string, string> {
  const ofOptions = Object.values(options).flatMap((option): [string, string][] => {
    const name = parameter.safeParse(option).data?.name;
    return name === undefined ? [] : [[name, settingText(option, files) ?? ""]];
  });
  const secrets = Object.values(secretNames);
  const ofFiles = Object.entries(files).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return new Map([...ofOptions, ...ofFiles].filter(([name]) => !secrets.includes(name)));
}
