import { applyEdits, type JSONPath, modify } from "jsonc-parser";

/**
 * Changes one value of a JSON text. The rest stays as it is, comments and formatting included.
 *
 * @param value the new value; `undefined` is not allowed: use `removeItem` to remove an item
 * @param insert true inserts at an index of an array instead of replacing
 */
export function editJson(
  text: string,
  path: JSONPath,
  value: unknown,
  { insert = false }: { insert?: boolean } = {},
): string {
  return applyEdits(
    text,
    modify(text, path, value, { formattingOptions: formattingOf(text), isArrayInsertion: insert }),
  );
}

/** Detects the indentation and the line ends of a file. */
function formattingOf(text: string) {
  const [, indent = "  "] = /^([ \t]+)"/m.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
