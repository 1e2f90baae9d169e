import { z } from "zod";

const logEntry = z.looseObject({ severity: z.string().default("INFO"), message: z.string().default("") });

/**
 * Formats a line of firebase-tools' output. Returns undefined for a line to drop. It keeps log lines of the functions,
 * durations of requests, warnings and errors.
 */
export function formatLine(line: string): string | undefined {
  if (line.startsWith(">  ")) return formatFunctionLog(line.slice(3));
  const [, name, ms] = /Finished "[^"]*?-?([A-Za-z]\w*)" in ([\d.]+)ms/.exec(line) ?? [];
  if (name !== undefined) return `${name} answered after ${Math.round(Number(ms))} ms`;
  return /^[⚠⬢!]/u.test(line) ? line : undefined;
}

function formatFunctionLog(text: string): string | undefined {
  const entry = logEntry.safeParse(parseJson(text));
  if (!entry.success) return text;
  const { severity, message, ...fields } = entry.data;
  // firebase-functions logs each verification of a token at DEBUG.
  if (severity === "DEBUG") return undefined;
  const shown = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [`${severity} ${message}`, ...shown].join(" ");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
