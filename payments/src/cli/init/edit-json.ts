import { applyEdits, type JSONPath, modify } from "jsonc-parser";

/**
 * Changes one value of a JSON text and leaves the rest as it is written, comments and formatting included.
 *
 * @param value undefined removes the value
 * @param insert at an index of an array: inserts there instead of replacing
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

/** As the file is indented now. */
function formattingOf(text: string) {
  const [, indent = "  "] = /^([ \t]+)"/m.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
