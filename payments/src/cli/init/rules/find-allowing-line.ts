import { z } from "zod";

/** The emulator's report: each expression of the rules, and the values that it had. */
const coverage = z.object({
  report: z
    .array(
      z.object({
        sourcePosition: z.object({ currentOffset: z.int().default(0) }),
        values: z
          .array(z.object({ value: z.looseObject({ boolValue: z.boolean().optional() }) }))
          .default([]),
      }),
    )
    .default([]),
});

/** What stands before the condition of an allow statement. */
const ALLOW = /\ballow\s+[a-z,\s]+:\s*if[\s(]*$/;

/** True, and no constant: the emulator's report leaves constants out. */
const ALWAYS = "request.time != null";

/** Rules that mean the same, in which the report shows each allow statement. */
export const withConditions = (rules: string): string =>
  rules.replaceAll(/(\ballow\s+[a-z][a-z,\s]*?)\s*(?::\s*if\s+true\s*)?;/g, `$1: if ${ALWAYS};`);

/**
 * Finds the allow statement that let the last request pass.
 *
 * @param rules as the emulator got them
 * @returns its line; undefined when the report does not tell
 */
export function findAllowingLine(rules: string, report: unknown): number | undefined {
  for (const { sourcePosition, values } of coverage.parse(report).report) {
    if (!values.some(({ value }) => value.boolValue === true)) continue;
    const before = rules.slice(0, sourcePosition.currentOffset);
    const allow = ALLOW.exec(before);
    if (allow) return before.slice(0, allow.index).split("\n").length;
  }
  return undefined;
}
