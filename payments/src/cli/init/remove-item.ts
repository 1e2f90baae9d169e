import { findNodeAtLocation, type JSONPath, type Node, parseTree } from "jsonc-parser";

/**
 * Removes one item of a list in a JSON text. The rest stays as it is.
 *
 * `modify` of jsonc-parser 3.3.1 assumes white space between the last item and the bracket. Without it, `modify` leaves
 * the last character of the item, and the text is not JSON any more.
 *
 * @param path path of an item that exists
 */
export function removeItem(text: string, path: JSONPath): string {
  const root = parseTree(text);
  const item = root && findNodeAtLocation(root, path);
  const items = item?.parent?.children;
  if (item === undefined || items === undefined) return text;
  const index = items.indexOf(item);
  const [previous, next] = [items[index - 1], items[index + 1]];
  const from = previous ? endOf(previous) : item.offset;
  const to = previous || !next ? endOf(item) : next.offset;
  return text.slice(0, from) + text.slice(to);
}

const endOf = ({ offset, length }: Node) => offset + length;
