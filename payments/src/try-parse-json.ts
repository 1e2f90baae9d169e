import { parseJson } from "./parse-json.ts";

/** Parses JSON as `parseJson` does. Returns undefined if the text is not JSON. */
export function tryParseJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
