import { readFileSync } from "node:fs";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";

/**
 * Parses JSON with comments, as firebase-tools does.
 *
 * @throws Error that names the file and the line
 */
export function parseJsonFile(path: string, text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: false });
  const [first] = errors;
  if (first === undefined) return value;
  const line = text.slice(0, first.offset).split("\n").length;
  throw new Error(`${path} is not JSON: ${printParseErrorCode(first.error)} in line ${line}`);
}

/** Reads and parses a JSON file. Comments are allowed. */
export const readJson = (path: string): unknown => parseJsonFile(path, readFileSync(path, "utf8"));
