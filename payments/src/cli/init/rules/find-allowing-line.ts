import { z } from "zod";

/** The emulator's report, with each expression of the rules and the values that it had. */
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

/** Matches the text before the condition of an allow statement. */
const ALLOW = /\ballow\s+[a-z,\s]+:\s*if[\s(]*$/;

/** A condition that is always true but not a constant, because the emulator's report leaves constants out. */
const ALWAYS = "request.time != null";

/** Rewrites rules with the same meaning, so that the report shows each allow statement. */
export const withConditions = (rules: string): string =>
  rules.replaceAll(/(\ballow\s+[a-z][a-z,\s]*?)\s*(?::\s*if\s+true\s*)?;/g, `$1: if ${ALWAYS};`);

/**
 * Finds the allow statement that allowed the last request.
 *
 * @param rules the rules as the emulator got them
 * @returns the line of the statement; undefined when the report does not show it
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
